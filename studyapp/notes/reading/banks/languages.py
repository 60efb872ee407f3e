"""The words by which banks in other languages than English mark an answer, an explanation, a question.

Each is a pattern to be used with IGNORECASE; texts are compared as they are after `labels.western`.
"""

from __future__ import annotations

_ANSWERS = (
    r"(?:die\s+)?(?:(?:richtige[rn]?|korrekte[rn]?|muster)\s*)?(?:antwort(?:en)?|l[öo]sung(?:en)?)(?:\s+(?:ist|sind|lautet))?",
    r"(?:las?\s+)?(?:(?:bonnes?|correctes?)\s+)?r[ée]ponses?(?:\s+(?:correctes?|exactes?|justes?))?(?:\s+(?:est|sont))?",
    r"(?:las?\s+)?(?:respuestas?(?:\s+correctas?)?|opci[oó]n(?:es)?\s+correctas?|soluci[oó]n(?:es)?)(?:\s+(?:es|son))?",
    r"(?:as?\s+)?(?:respostas?(?:\s+(?:corretas?|certas?))?|(?:alternativas?|letra)\s+(?:corretas?|certas?)|gabarito)(?:\s+(?:é|são))?",
    r"(?:las?\s+|le\s+)?rispost[ae](?:\s+(?:corrett[ae]|esatt[ae]|giust[ae]))?(?:\s+è)?",
    r"(?:het\s+)?(?:(?:juiste|goede|correcte)\s+)?antwoord(?:en)?(?:\s+is)?",
    r"(?:(?:poprawn|prawidłow)[ae]\s+)?odpowied(?:ź|zi)",
    r"(?:(?:správná|správné)\s+)?odpově(?:ď|di)",
    r"(?:(?:rätt|rett|riktig|korrekt|rigtigt)\s+)?(?:svar|facit|fasit)",
    r"(?:oikea\s+|õige\s+)?vastaus?",
    r"(?:točan\s+|tačan\s+|pravilen\s+|pravilan\s+)?odgovori?|(?:тачан\s+|точен\s+)?одговор|(?:верен\s+)?отговор|адказ",
    r"(?:teisingas\s+)?atsakymas|(?:pareizā\s+)?atbilde|jawapan",
    r"(?:helyes\s+)?válasz(?:ok)?|megoldás",
    r"r[ăa]spuns(?:uri)?(?:\s+corecte?)?",
    r"(?:(?:правильн|верн)(?:ый|ые)\s+)?ответы?|(?:правильн[аі]\s+)?відповід[ьі]|верно",
    r"(?:σωστή\s+)?απάντηση",
    r"(?:doğru\s+)?(?:cevap|yanıt)(?:lar)?",
    r"đáp\s+án(?:\s+đúng)?",
    r"(?:kunci\s+)?jawaban(?:\s+(?:yang\s+)?benar)?",
    r"(?:本[题題])?(?:正确|正確|参考|參考|标准|標準)?\s*答案(?:\s*[为為是])?",
    r"(?:正解|正答|答え|解答|正しい答え)(?:\s*は)?",
    r"(?:정답|답)(?:\s*은)?",
    r"الإجابة(?:\s+الصحيحة)?|الجواب|پاسخ",
    r"(?:सही\s+)?उत्तर",
)
ANSWERS = "|".join(_ANSWERS)
"""What announces the key: "Richtige Antwort", "La bonne réponse est", "答案"."""

EXPLANATIONS = (
    "erklärung(?:en)?|erläuterung(?:en)?|begründung|hinweis|explications?|justification|explicaci[oó]n|justificaci[oó]n"
    "|retroalimentaci[oó]n|explica[cç]ão|justificativa|coment[áa]rios?|spiegazione|uitleg|toelichting|wyjaśnienie|vysvětlení"
    "|förklaring|forklaring|pojašnjenje|explica[țt]ie|объяснение|пояснение|комментарий|пояснення|açıklama|giải\\s+thích"
    "|penjelasan|pembahasan|解析|解释|解釋|说明|說明|解説|説明|해설|설명|풀이|الشرح|व्याख्या"
)
"""What announces why: "Erläuterung", "Explicación", "解析"."""

QUESTIONS = (
    "frage|aufgabe|pregunta|quest[ãa]o|pergunta|domanda|vraag|opgave|pytanie|otázka|fråga|spørsmål|spørgsmål|kysymys"
    "|kérdés|întrebarea?|вопрос|питання|ερώτηση|soru|câu(?:\\s+hỏi)?|soal|pertanyaan|题目|題目|问题|問題|第|问|問|题|題|문제"
    "|질문|문항|السؤال|प्रश्न"
)
"""What stands before a question's number: "Frage 3", "Вопрос 3", "問3"."""

AND = "and|und|et|y|en|og|och|и|та|ve|và|dan"
"""What joins the letters of two answers, but for words that are letters of options themselves."""
