"""What the addresses and parameters that only programs use mean, in Arabic and then in English."""

from web.selection import ARTICLE_FIELDS as _ARTICLE_FIELDS
from web.selection import HIT_FIELDS as _HIT_FIELDS

CURSOR = """المؤشّر، بدل رقم الصفحة: يبدأ بـ `*`، ثم يُعاد `next_cursor` كما جاء مع بقيّة المعاملات \
بلا تغيير. تنتهي الصفحات حين يكون `null`. لا تتكرّر نتيجة ولا تضيع ما لم يُنشر جديد، وبعد النشر \
تُتابَع النتائج بعد آخر نتيجة أُعطيت.

The cursor, in the place of a page's number: begin with `*`, then pass on `next_cursor` as it is, \
the other parameters unchanged. The pages end where it is `null`. No hit is repeated or lost while \
nothing is published; after that, pages go on behind the last hit that was given."""

NEXT_CURSOR = """مؤشّر الصفحة التالية، في الأجوبة التي طُلبت بـ `cursor` وحدها.

The cursor of the next page, only in answers that were asked for with `cursor`."""

FIELDS = f"""حقول كل نتيجة، مفصولة بفواصل؛ و`id` معها دائمًا. المعتاد كلّها.

The fields of each hit, with commas between; `id` is always among them. By default all: \
{", ".join(_HIT_FIELDS)}."""

ARTICLE_FIELDS = f"""حقول المقالة في `article`، مفصولة بفواصل؛ و`id` معها دائمًا. المعتاد كلّها.

The fields of `article`, with commas between; `id` is always among them. By default all: \
{", ".join(_ARTICLE_FIELDS)}."""

INTERVAL = """ما يُعدّ به: اليوم أو الشهر أو السنة.

What is counted by: the day, the month or the year."""

MARKED_WORDS = """كلمات تُعلَّم في المقالة حيث وردت.

Words to be marked in the article where they are found."""

FACETS = """يعيد عدد المقالات المطابقة في كل قسم ومصدر. يُعدّ كل منهما كأنْ لا ترشيح به.

Returns how many of the matching articles each section and each source has. Each of the two is \
counted as if nothing were filtered by it."""

TIMELINE = """يعيد عدد المقالات المطابقة في كل يوم أو شهر أو سنة، وما لا تاريخ له على حدة.

Returns how many of the matching articles there are by day, month or year; those without a date \
apart."""

ARTICLE = """يعيد مقالة كاملة، وفيها ما عُلِّم من كلمات البحث وصيغها وأسباب مطابقتها.

Returns a whole article, with the words of a query marked, their forms and the reason why they \
match."""

ANSWER_FACETS = """العدد بالأقسام والمصادر، أكثرها أوّلًا.

The counts by section and by source, the most frequent first."""

ANSWER_TIMELINE = """العدد بالتاريخ، أقدمه أوّلًا؛ يُترك ما لا مقالة فيه.

The counts by date, the oldest first; an interval without an article is left out."""

ANSWER_ARTICLE = """المقالة.

The article."""

DUPLICATES = """يعيد المقالات الأخرى في قصة المقالة: ما يقول الشيء نفسه بألفاظ متقاربة، في المصادر \
كلّها. `total` عددها كلّها، و`sources` عدد مصادرها سوى مصدر المقالة.

Returns the other articles of the story of an article: those that say nearly the same, of any \
source. `total` is how many there are, `sources` of how many sources besides the article's own."""

ANSWER_DUPLICATES = """المقالات الأخرى في القصة، أقدمها أوّلًا وما لا تاريخ له آخرًا؛ وقد لا تكون.

The other articles of the story, the earliest first, the undated last; there may be none."""
