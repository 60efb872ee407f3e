"""Tables and constraints, and nothing else: reads are in `queries`, writes in `actions`."""

from studyapp.notes.model import Kind, Status

from .cards import Card, CardMemory, CardReview
from .library import ImportRun, Pack, Section, Service, Signal, Topic
from .memory import Memory
from .notices import Notice
from .people import Learner, User
from .questions import Choice, Component, Question, QuestionVersion
from .quizzes import Answer, AskedQuestion, QuizSession
from .remarks import Flag, OwnNote, Report
from .search import SearchEntry

__all__ = [
    "Answer",
    "AskedQuestion",
    "Card",
    "CardMemory",
    "CardReview",
    "Choice",
    "Component",
    "Flag",
    "ImportRun",
    "Kind",
    "Learner",
    "Memory",
    "Notice",
    "OwnNote",
    "Pack",
    "Question",
    "QuestionVersion",
    "QuizSession",
    "Report",
    "SearchEntry",
    "Section",
    "Service",
    "Signal",
    "Status",
    "Topic",
    "User",
]
