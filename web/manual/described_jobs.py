"""What the addresses that look after the archive mean, in Arabic and then in English."""

from web.jobs.events import BEAT_SECONDS
from web.jobs.registry import MAX_KEPT

TOKEN = """كلمة السرّ التي في بيئة الخادم باسم `ARSHIF_ADMIN_TOKEN`، في ترويسة `Authorization`.

The token that the server has in `ARSHIF_ADMIN_TOKEN`, in the header `Authorization`."""

REINDEX = """يبدأ فهرسة المصادر المكتوبة في إعدادات الخادم، ولا مصدر سواها، ويعيد العملية \
قبل أن تنتهي. تُنشر النسخة الجديدة حين تتمّ ويُتحقّق منها، ويبقى البحث في السابقة حتى ذلك الحين. \
لا تجري إلا عملية واحدة.

Starts to index the sources that the server's configuration names, and no others, and returns the \
job before it ends. The new generation is published once it is whole and verified; until then the \
one before is served. There is one job at a time: `Location` leads to it, also where it is \
another's (409)."""

UPDATE = """مع true يبقى ما في الفهرس، ويُضاف الجديد ويُبدَّل ما تغيّر. ومن دونه يُبنى الفهرس من جديد، \
فيخرج منه ما ليس في المصادر.

With true what is served stays; what is new is added, what differs replaced. Without, the index is \
made anew: what is no longer in the sources is not in it."""

JOBS = f"""يعيد العمليات التي يذكرها الخادم، أحدثها أوّلًا: آخر {MAX_KEPT} منذ بدأ.

Returns the jobs that the server remembers, the newest first: the last {MAX_KEPT} since it began."""

JOB = """يعيد عملية: حالها، وإلى أين وصلت، وتقريرها حين تنتهي.

Returns a job: its state, how far it is, and its report once it ends."""

JOB_ID = """معرّف العملية.

The id of the job."""

EVENTS = f"""يرسل أحداث العملية ما دامت جارية (server-sent events): `progress` مرّات و`end` مرّة، \
وفي كلّ منها العملية كما هي حينئذ. ومن عاد بترويسة `Last-Event-ID` أُكمل له من حيث انقطع؛ و204 تعني \
ألّا شيء بعدها.

Sends the events of the job while it goes on (server-sent events): `progress` again and again, \
`end` once; the data of each is the job as it was then. Who comes back with `Last-Event-ID` goes \
on behind that event; 204 says that nothing follows. A comment comes every {BEAT_SECONDS:.0f} \
seconds where nothing else does."""

LAST_EVENT_ID = """رقم آخر حدث وصل.

The id of the last event that came."""

CANCEL = """يطلب من العملية أن تتوقّف. لا يُنشر منها شيء، وما صُنع يبقى لتُكمل منه التالية. والعملية \
المنتهية تبقى كما هي.

Asks the job to stop. Nothing of it is published; what it has made is kept, and the next job goes \
on from there. A job that has ended stays as it is."""

ROLLBACK = """يعيد البحث إلى النسخة التي قبل هذه، في خطوة واحدة.

Serves the generation before again, in one step, and returns it."""

ANSWER_STARTED = """بدأت العملية، وعنوانها في `Location`.

The job has begun; `Location` is its address."""

ANSWER_STOPPING = """طُلب منها أن تتوقّف.

It was asked to stop."""

ANSWER_JOB = """العملية.

The job."""

ANSWER_JOBS = """العمليات.

The jobs."""

ANSWER_EVENTS = """الأحداث، حتى تنتهي العملية.

The events, to the end of the job."""

ANSWER_NO_MORE = """لا أحداث بعد ذلك.

There are no more events."""

ANSWER_ROLLED_BACK = """النسخة التي يُبحث فيها الآن.

The generation that is served now."""
