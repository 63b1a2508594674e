"""The example of completions in the manual."""

from search import Completed, Completion, Completions

COMPLETIONS = Completions(
    typed="أسعار الق",
    completions=(
        Completion("أسعار القمح", "القمح", Completed.WORD, 31),
        Completion('أسعار قسم:"القضاء"', "القضاء", Completed.SECTION, 12),
        Completion(
            "مرفأ طرابلس يخفض أسعار القمح",
            "مرفأ طرابلس يخفض أسعار القمح",
            Completed.HEADLINE,
            1,
            "marfaa-0017",
        ),
    ),
)
