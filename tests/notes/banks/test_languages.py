"""Banks in other languages and alphabets."""

import pytest

from .reading import findings, keys, questions

BANKS = [
    "**Frage 1:** Was bewahrt Objekte auf?\n\na) EBS\nb) S3\n\n**Richtige Antwort: b)** Eimer.",
    "### Aufgabe 1\n\nWas bewahrt Objekte auf?\n\n- A. EBS\n- B. S3\n\nLösung: B",
    "**Question 1 :** Quel service garde des objets ?\n\n- A. EBS\n- B. S3\n\n**Bonne réponse : B**",
    "1. ¿Qué guarda objetos?\n\na) EBS\n\nb) S3\n\nLa respuesta correcta es la b".replace("la b", "B"),
    "### Questão 1\n\nO que guarda objetos?\n\na) EBS\nb) S3\n\n**Gabarito: B**",
    "### Domanda 1\n\nChe cosa conserva oggetti?\n\nA) EBS\nB) S3\n\nRisposta corretta: B",
    "### Vraag 1\n\nWat bewaart objecten?\n\nA) EBS\nB) S3\n\nJuiste antwoord: B",
    "### Pytanie 1\n\nCo przechowuje obiekty?\n\nA) EBS\nB) S3\n\nPoprawna odpowiedź: B",
    "**Вопрос 1.** Что хранит объекты?\n\nа) EBS\nб) S3\n\n**Правильный ответ: б**",
    "### Питання 1\n\nЩо зберігає об'єкти?\n\nА) EBS\nБ) S3\n\nПравильна відповідь: Б",
    "### Soru 1\n\nHangisi nesneleri saklar?\n\nA) EBS\nB) S3\n\nCevap: B",
    "**Câu 1:** Dịch vụ nào lưu đối tượng?\n\nA. EBS\nB. S3\n\n**Đáp án: B**",
    "1. Layanan penyimpanan objek adalah...\n\nA. EBS\nB. S3\n\nJawaban: B",
    "1. 下列哪项存储对象？（ ）\n\nA. EBS\nB. S3\n\n正确答案：B",
    "1、存储对象的是（ ）\n\nA、EBS\nB、S3\n\n【答案】B\n【解析】对象。",
    "## 問題1\n\nオブジェクトを保存するのはどれですか？\n\nア EBS\nイ S3\n\n正解：イ",
    "## 問題1\n\nどれですか？\n\n- A. EBS\n- B. S3\n\n<details>\n<summary>答え</summary>\n\n正解は B\n\n</details>",
    "## 1. 객체 스토리지 서비스는?\n\n① EBS\n② S3\n\n정답: ②",
]


@pytest.mark.parametrize("text", BANKS)
def test_questions_letters_and_answers_are_understood(text: str) -> None:
    ((_, right, wrong),) = keys(f"{text}\n")
    assert (right, wrong) == (["S3"], ["EBS"])
    assert findings(text) == []


ANSWERS = (
    "Answer, Antwort, Réponse, Respuesta, Resposta, Risposta, Antwoord, Odpowiedź, Odpověď, Odgovor, Svar, Vastaus, "
    "Válasz, Răspuns, Ответ, Відповідь, Отговор, Cevap, Jawaban, Đáp án, 答案, 答え, 정답, الإجابة, उत्तर"
)


@pytest.mark.parametrize("word", ANSWERS.split(", "))
def test_headings_and_summaries_that_announce_answers_belong_to_the_question_above(word: str) -> None:
    told = f"<p>\n\n#### {word}: B\n\nThe reason.\n\n</p>"
    folded = f"<details><summary><b>{word}</b></summary>\n{told}\n</details>\n\n---\n\n"
    text = "".join(f"###### {n}. What's {n}?\n\n- A: one\n- B: two\n\n{folded}" for n in (1, 2))
    assert [(q.stem, q.choices[1].correct, q.explanation) for q in questions(text)] == [
        ("What's 1?", True, "The reason."),
        ("What's 2?", True, "The reason."),
    ]
    assert findings(text) == []


def test_several_letters_may_be_joined_by_the_word_for_and() -> None:
    for answer in ("A und C", "A et C", "A y C", "A e C", "A и C", "A、C", "A和C", "AC"):
        ((_, right, _),) = keys(f"### Which two?\n\nA. one\nB. two\nC. three\n\nAntwort: {answer}\n")
        assert right == ["one", "three"], answer


def test_letters_that_join_words_elsewhere_are_letters_between_commas() -> None:
    options = "".join(f"{letter}) option {letter}\n" for letter in "abcdefghi")
    ((_, right, _),) = keys(f"### Which ones?\n\n{options}\nAnswer: a, e, i\n")
    assert right == ["option a", "option e", "option i"]


def test_what_stands_before_the_number_is_not_asked_and_the_explanation_is_told() -> None:
    (question,) = questions(
        "**Frage 7:** Was ist S3?\n\nA) x\nB) y\n\nAntwort: B\n\n**Erläuterung:** Eimer.\n"
    )
    assert (question.stem, question.explanation) == ("Was ist S3?", "Eimer.")


@pytest.mark.parametrize(
    "text",
    [
        "# Antworten\n\nDie Antwort auf alles.\n",
        "Réponses : voir plus bas.\n",
        "Lösung: den Server neu starten.\n",
    ],
)
def test_words_for_answers_in_notes_make_no_question(text: str) -> None:
    assert keys(text) == []
    assert findings(text) == []
