"""Invented sentences, and words that sentences are drawn from."""

from hypothesis import strategies as st

HEADLINE = "الوزير يفتتح معرض الكتاب مساء الخميس"
ARTICLE = "افتتح الوزير معرض الكتاب مساء الخميس، وقال إن القراءة حياة؛ أليس كذلك؟\r\n"
ENCODINGS = {
    "windows-1256": "cp1256",
    "ISO-8859-6": "iso8859-6",
    "MacArabic": "mac-arabic",
    "cp720": "cp720",
}
WORDS = (
    "في من على إلى أن التي الذي هذا بعد قبل الحكومة الوزير المدينة الكتاب قال أعلن رئيس مجلس "
    "النواب "
    "مصدر أمس اليوم الخميس القاهرة بيروت تونس الرباط معرض افتتح المواطنين ضمن ظروف صعبة غرفة ذلك "
    "طريق خاص شؤون مئة بناء آخر مستشفى كبرى ثقافة جديدة تجارة حول سوق المال وزارة الصحة"
).split()

sentences = st.lists(st.sampled_from(WORDS), min_size=6, max_size=40, unique=True).map(" ".join)
"""Sentences of six words and more: what is shorter can be a word in two encodings."""
