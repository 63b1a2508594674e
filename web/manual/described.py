"""What each parameter of a search means, in Arabic and then in English."""

from search import MAX_PAGE_SIZE, MAX_RESULT_WINDOW

Q = """نصّ البحث كما يكتبه الناس. من دونه تأتي المقالات كلّها.

The query, as people type it. Without it every article is returned."""

PAGE = f"""رقم الصفحة من 1، ضمن أول {MAX_RESULT_WINDOW:,} نتيجة.

The page, from 1, within the first {MAX_RESULT_WINDOW:,} hits."""

SIZE = f"""عدد النتائج في الصفحة، من 1 إلى {MAX_PAGE_SIZE}.

How many hits a page has, from 1 to {MAX_PAGE_SIZE}."""

SORT = """الترتيب: الصلة أو الأحدث أو الأقدم. المعتاد الصلة، ومن دون نصّ الأحدث.

The order: by relevance, newest first or oldest first. The default is relevance, and newest \
when there is no query."""

LEVEL = """سعة المطابقة: الكلمة كما كُتبت، أو بصيغها المختلفة، أو بكل ما يشاركها الجذر.

How loosely words match: as spelled, in all their forms, or with every word of the same root."""

MATCH = """كم من كلمات البحث تُطلب في المقالة: أيّ منها، أو كلّها، أو تلقائيًّا: كلّها إن ملأت مقالاتها \
صفحة وكان أفضل مقالتين منها، وإلا فأيّ منها. في `totals` عدد هذه وتلك، وفي `match` ما اختير.

How many of the words an article must have: `any` of them, `all`, or `auto`, which is all where \
the articles with all of them fill a page and the two best articles are among them, else any. \
`totals` counts both, and `match` says which is shown."""

RECENCY = """تفضيل الجديد: لا يُفضَّل، أو قليلًا، أو كثيرًا. العمر يُحسب من أحدث مقالة في الأرشيف.

How much newer articles are preferred. Age counts from the newest article of the archive: `mild` \
takes at most 30 % off a score (half of that in a year), `strong` at most 80 % (half in 90 days)."""

FROM = """من هذا اليوم فصاعدًا. تُقبل السنة (2017) والشهر (2017-03)، فيكون أوّل يوم فيهما.

From this day on, inclusive. A year (2017) or a month (2017-03) stands for its first day."""

TO = """حتى هذا اليوم ضمنًا. تُقبل السنة (2017) والشهر (2017-03)، فيكون آخر يوم فيهما.

Up to this day, inclusive. A year (2017) or a month (2017-03) stands for its last day."""

SECTION = """القسم. يُكرَّر لقبول أكثر من قسم.

The section of the newspaper. Repeat it to accept any of several."""

SOURCE = """المصدر. يُكرَّر لقبول أكثر من مصدر.

The newspaper or agency. Repeat it to accept any of several."""

TIMELINE = """عدد المقالات المطابقة في كل يوم أو شهر أو سنة، وما لا تاريخ له على حدة.

How many of the matching articles there are by day, month or year; those without a date apart."""

EXPLAIN = """مع `true` تحمل كل نتيجة جملةً تقول لماذا وُجدت (`why`)، وحساب درجتها شجرةً من الأعداد \
(`explanation`) يُجمع كلّ منها من فروعه.

With `true` every hit carries a sentence that says why it was found (`why`), and its score as a \
tree of numbers (`explanation`), each made of its children."""

SUGGEST = """اطلب الاقتراحات ولو كثرت النتائج. المعتاد أن تُطلب حين تقلّ أو تُجهل كلمة.

Ask for suggestions even where much is found. By default they come where little is found or a word \
is next to unknown."""

VERBATIM = """ابحث عن النصّ كما كُتب ولا شيء سواه. المعتاد، حين لا نتيجة له، أن يُبحث عن أفضل \
اقتراح بدلًا منه، وفي `rewritten` ما كُتب أصلًا.

Search for the text as typed and nothing else. By default, where it finds nothing at all, the best \
suggestion is searched instead, and `rewritten` has what was typed."""

API = """واجهة برمجية لأرشيف الصحافة العربية. كل عنوان يُقرأ بطلب GET، والجواب JSON بترميز UTF-8، \
والخطأ `application/problem+json` كما في RFC 9457.

The programming interface of an archive of Arabic newspapers. Every address answers GET; answers \
are JSON in UTF-8, and errors are `application/problem+json` as in RFC 9457."""

SEARCH = """يعيد صفحة من النتائج بترتيبها، والعدد الكامل بدقّة، وعدد المقالات في كل قسم ومصدر. \
لكل نتيجة مقتطف نصًّا وHTML، ومواضع الكلمات المطابقة فيه، وصيغها وسبب مطابقتها.

Returns a page of hits in order, the exact total, and how many articles each section and source \
has. Every hit carries a snippet as text and as HTML, the places of the matching words, and their \
forms with the reason why they match."""

SIMILAR = """يعيد المقالات الأقرب إلى مقالة، بالكلمات التي تميّزها عن غيرها. لا تعود المقالة نفسها \
ولا نسخة مطابقة منها.

Returns the articles most like one, by the words that tell it apart from others. Neither the \
article itself nor an exact copy of it is among them."""

ANALYZE = """يعيد لكل كلمة خطوات فهمها: تهجئتها بلا حركات، وصورتها الموحّدة، وطرق تقسيمها إلى سوابق \
وجذع ولواحق، وجذعها وجذرها، ثم صيغ الأرشيف التي تجيب عنها بأوزانها وأسبابها وعدد مقالاتها.

Returns how each word is understood, step by step: its spelling without marks, its folded form, \
the ways to take it apart, its stem and its root; then the forms of the archive that answer it, \
with weights, reasons and how many articles have them."""

WORDS = """كلمة أو أكثر.

One word or more."""

ANSWER_ANALYZE = """كلمات النصّ بترتيبها.

The words of the text in their order."""

ARTICLE_ID = """معرّف المقالة، كما تأتي به النتائج في `id`.

The id of the article, as `id` in the hits of a search."""

HOW_MANY = f"""كم مقالة على الأكثر، من 1 إلى {MAX_PAGE_SIZE}.

How many articles at most, from 1 to {MAX_PAGE_SIZE}."""

ANSWER_SIMILAR = """المقالات القريبة، أقربها أوّلًا، والكلمات التي بُحث عنها.

The articles like it, the most alike first, and the words that were looked for."""

ANSWER_NO_ARTICLE = """لا مقالة بهذا المعرّف.

No article has this id."""

ANSWER = """صفحة النتائج.

A page of results."""

ANSWER_INVALID = """قيمة غير صالحة؛ في `errors` اسم كل معامل وعلّته.

A value is not valid; `errors` names each parameter and its fault."""

ANSWER_NO_INDEX = """لا فهرس بعد أو لا يُقرأ؛ في `detail` الأمر الذي يُصلحه.

There is no index yet, or it cannot be read; `detail` has the command that mends it."""

ANSWER_OTHERWISE = """أيّ خطأ آخر.

Any other error."""
