import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.node.OpenSearchRunnerNode;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.mapper.MapperExtrasPlugin;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.script.expression.ExpressionPlugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * One node of a cluster on loopback, in a process of its own so that a test can kill it.
 *
 * <p>Arguments: a folder for its data, then settings as name=value. The process ends with SIGTERM.
 */
class ClusterNode {
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Files.createDirectories(home.resolve("config"));
        Files.createDirectories(home.resolve("modules"));
        Files.createDirectories(home.resolve("plugins"));
        Settings.Builder settings = Settings.builder().put("path.home", home.toString());
        for (int place = 1; place < arguments.length; place++) {
            String[] setting = arguments[place].split("=", 2);
            settings.put(setting[0], setting[1]);
        }
        Node node =
                new OpenSearchRunnerNode(
                        InternalSettingsPreparer.prepareEnvironment(
                                settings.build(), Map.of(), home.resolve("config"), () -> "node"),
                        List.of(
                                Netty4Plugin.class,
                                CommonAnalysisPlugin.class,
                                PainlessPlugin.class,
                                ExpressionPlugin.class,
                                MapperExtrasPlugin.class,
                                ReindexPlugin.class));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(node, ended)));
        node.start();
        ended.await();
    }

    private static void end(Node node, CountDownLatch ended) {
        try {
            node.close();
        } catch (IOException error) {
            error.printStackTrace();
        } finally {
            ended.countDown();
        }
    }
}
