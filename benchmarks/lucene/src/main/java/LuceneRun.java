import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Indexes articles with Lucene's ArabicAnalyzer and writes a TREC run for each file of questions.
 *
 * <p>usage: LuceneRun DOCS.jsonl INDEX_DIR DEPTH (QUESTIONS.tsv RUN)...
 *
 * <p>One field, title + " " + body, BM25 with k1 = 1.2 and b = .75, any term of the question.
 */
public final class LuceneRun {
  private static final String TEXT = "text";

  public static void main(String[] arguments) throws IOException {
    Analyzer analyzer = new ArabicAnalyzer();
    try (Directory directory = new MMapDirectory(Path.of(arguments[1]))) {
      index(Path.of(arguments[0]), directory, analyzer);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity());
        int depth = Integer.parseInt(arguments[2]);
        for (int place = 3; place < arguments.length; place += 2) {
          Path questions = Path.of(arguments[place]);
          answer(questions, Path.of(arguments[place + 1]), searcher, analyzer, depth);
        }
      }
    }
  }

  private static BM25Similarity similarity() {
    return new BM25Similarity(1.2f, 0.75f);
  }

  private static void index(Path articles, Directory directory, Analyzer analyzer)
      throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setSimilarity(similarity()).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    ObjectMapper json = new ObjectMapper();
    try (IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(articles)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode article = json.readTree(line);
        String text = article.path("title").asText() + " " + article.path("body").asText();
        Document document = new Document();
        document.add(new StringField("id", article.path("id").asText(), Field.Store.YES));
        document.add(new TextField(TEXT, text, Field.Store.NO));
        writer.addDocument(document);
      }
    }
  }

  private static void answer(
      Path questions, Path run, IndexSearcher searcher, Analyzer analyzer, int depth)
      throws IOException {
    QueryBuilder builder = new QueryBuilder(analyzer);
    try (BufferedReader lines = Files.newBufferedReader(questions);
        BufferedWriter out = Files.newBufferedWriter(run, StandardCharsets.UTF_8)) {
      StoredFields stored = searcher.storedFields();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split("\t", 2);
        Query query = builder.createBooleanQuery(TEXT, parts[1], BooleanClause.Occur.SHOULD);
        if (query == null) {
          continue;
        }
        int rank = 0;
        for (ScoreDoc hit : searcher.search(query, depth).scoreDocs) {
          String id = stored.document(hit.doc).get("id");
          out.write(String.join("\t", parts[0], "Q0", id, "" + ++rank, "" + hit.score, "lucene"));
          out.newLine();
        }
      }
    }
  }

  private LuceneRun() {}
}
