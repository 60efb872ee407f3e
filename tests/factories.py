"""Rows for tests: `QuestionFactory.create(stem="…", right=["MWAA"], wrong=["Lambda"])`.

Whatever a test doesn't name gets a plausible value of its own. Call `.create()`, which knows its type.
"""

import uuid
from typing import Any

from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from studyapp.models import (
    Answer,
    AskedQuestion,
    Choice,
    Component,
    ImportRun,
    Learner,
    Memory,
    Notice,
    Pack,
    Question,
    QuestionVersion,
    QuizSession,
    Section,
    Service,
    Signal,
    Topic,
    User,
)
from studyapp.notes.model import Kind, Status


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    username = Sequence(lambda n: f"person-{n}")


class LearnerFactory(DjangoModelFactory[Learner]):
    class Meta:
        model = Learner

    token = LazyFunction(uuid.uuid4)


class PackFactory(DjangoModelFactory[Pack]):
    """The one row about the notes; made again, it is changed."""

    class Meta:
        model = Pack
        django_get_or_create = ("pk",)

    pk = 1
    name = "Data engineering"


class ImportRunFactory(DjangoModelFactory[ImportRun]):
    class Meta:
        model = ImportRun


class ServiceFactory(DjangoModelFactory[Service]):
    class Meta:
        model = Service
        django_get_or_create = ("key",)

    key = Sequence(lambda n: f"service-{n}")
    name = LazyAttribute(lambda service: service.key.replace("-", " ").title())


class TopicFactory(DjangoModelFactory[Topic]):
    class Meta:
        model = Topic

    slug = Sequence(lambda n: f"topic-{n}")
    name = LazyAttribute(lambda topic: topic.slug.replace("-", " ").title())
    title = SelfAttribute("name")
    path = LazyAttribute(lambda topic: f"{topic.slug}.md")
    file = LazyAttribute(lambda topic: f"/notes/{topic.path}")
    line = 1
    position = Sequence(int)


class SectionFactory(DjangoModelFactory[Section]):
    class Meta:
        model = Section

    topic = SubFactory(TopicFactory)
    title = Sequence(lambda n: f"Section {n}")
    line = Sequence(lambda n: n + 3)
    position = Sequence(int)


class SignalFactory(DjangoModelFactory[Signal]):
    class Meta:
        model = Signal

    topic = SubFactory(TopicFactory)
    text = LazyAttribute(lambda signal: f"If the question mentions {signal.condition}, think of it.")
    condition = Sequence(lambda n: f"need number {n}")
    line = Sequence(lambda n: n + 5)
    position = Sequence(int)


class CueFactory(DjangoModelFactory[Component]):
    """The component of one need, or of one authored question; the same key gives the same row."""

    class Meta:
        model = Component
        django_get_or_create = ("key",)

    key = Sequence(lambda n: f"cue:need-{n}")
    label = LazyAttribute(lambda component: component.key)


class ContrastFactory(DjangoModelFactory[Component]):
    """The component of telling two services apart: `pair` holds their keys."""

    class Meta:
        model = Component
        django_get_or_create = ("key",)

    class Params:
        pair = Sequence(lambda n: (f"service-{n}a", f"service-{n}b"))

    key = LazyAttribute(lambda component: f"contrast:{'|'.join(component.pair)}")
    label = LazyAttribute(lambda component: " vs ".join(component.pair))


class QuestionVersionFactory(DjangoModelFactory[QuestionVersion]):
    """A version with its choices. `right` and `wrong` hold texts, or (text, service key) pairs; right ones first."""

    class Meta:
        model = QuestionVersion

    question = SubFactory("tests.factories.QuestionFactory", without_version=True)
    number = 1
    content_hash = LazyFunction(lambda: uuid.uuid4().hex)
    stem = Sequence(lambda n: f"Which choice is right in case {n}?")
    stem_html = LazyAttribute(lambda version: f"<p>{version.stem}</p>")
    explanation = "The first is right."
    explanation_html = LazyAttribute(lambda version: f"<p>{version.explanation}</p>")
    right = ("the right one",)
    wrong = ("a wrong one", "another wrong one", "yet another wrong one")

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **values: Any) -> QuestionVersion:
        right, wrong = values.pop("right"), values.pop("wrong")
        version = model_class.objects.create(select=len(right), **values)
        for position, choice in enumerate([*right, *wrong]):
            text, service = (choice, "") if isinstance(choice, str) else choice
            ChoiceFactory.create(
                version=version,
                position=position,
                text=text,
                correct=position < len(right),
                service_key=service,
            )
        return version


class ChoiceFactory(DjangoModelFactory[Choice]):
    """One choice; a version's own come with the version."""

    class Meta:
        model = Choice

    version = SubFactory(QuestionVersionFactory)
    position = Sequence(lambda n: n + 10)
    text = LazyAttribute(lambda choice: f"choice {choice.position}")
    html = SelfAttribute("text")
    correct = False
    why = LazyAttribute(lambda choice: f"{choice.text}: because.")
    why_html = SelfAttribute("why")


class QuestionFactory(DjangoModelFactory[Question]):
    """An active question with its first version, which takes `stem`, `explanation`, `right` and `wrong`."""

    class Meta:
        model = Question

    topic = SubFactory(TopicFactory)
    kind = Kind.AUTHORED
    status = Status.ACTIVE
    cue = SubFactory(CueFactory)
    path = SelfAttribute("topic.path")
    line = Sequence(lambda n: n + 1)
    without_version = False

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **values: Any) -> Question:
        shown = {
            name: values.pop(name) for name in ("stem", "explanation", "right", "wrong") if name in values
        }
        without_version = values.pop("without_version")
        question: Question = model_class.objects.create(**values)
        if not without_version:
            question.version = QuestionVersionFactory.create(question=question, **shown)
            question.save()
        return question


class QuizSessionFactory(DjangoModelFactory[QuizSession]):
    class Meta:
        model = QuizSession

    learner = SubFactory(LearnerFactory)
    mode = "mixed"
    label = "Mixed practice"
    size = 10
    seed = Sequence(int)


class AskedQuestionFactory(DjangoModelFactory[AskedQuestion]):
    """A question on screen, its choices in the order of the notes."""

    class Meta:
        model = AskedQuestion

    quiz = SubFactory(QuizSessionFactory)
    number = LazyAttribute(lambda asked: asked.quiz.asked.count() + 1)
    version = LazyFunction(lambda: QuestionFactory.create().version)
    choice_order = LazyAttribute(lambda asked: list(asked.version.choices.values_list("pk", flat=True)))
    reason = ""


class AnswerFactory(DjangoModelFactory[Answer]):
    """An answer as graded: `correct` says which choices were chosen. The memory of the learner stays as it is."""

    class Meta:
        model = Answer

    asked = SubFactory(AskedQuestionFactory)
    learner = SelfAttribute("asked.quiz.learner")
    question = SelfAttribute("asked.version.question")
    correct = True
    chosen = LazyAttribute(
        lambda answer: [
            choice.pk
            for choice in answer.asked.version.choices.filter(correct=answer.correct)[
                : answer.asked.version.select
            ]
        ]
    )


class MemoryFactory(DjangoModelFactory[Memory]):
    class Meta:
        model = Memory

    learner = SubFactory(LearnerFactory)
    component = SubFactory(CueFactory)
    belief = LazyFunction(dict)


class NoticeFactory(DjangoModelFactory[Notice]):
    """Something that the learner has not been told yet."""

    class Meta:
        model = Notice

    learner = SubFactory(LearnerFactory)
    version = SubFactory(QuestionVersionFactory)
