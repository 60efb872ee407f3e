"""FSRS parameters fitted to one installation's reviews, kept only when they foretell later reviews better."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import log

from fsrs import Card, Rating, State

from studyapp.engine.scheduling import DEFAULT_PARAMETERS, scheduler

ENOUGH_REVIEWS = 1000  # below this the defaults, fitted to millions of reviews, foretell better
TRAINED_SHARE = 0.5  # the earlier share of the reviews fits, the later one judges
CHOOSING_SHARE = 0.75  # of those that fit: trained on, so that the rest can choose how long to train
PASSES = (5, 10, 20, 40)  # over the reviews, to choose from: the trainer's usual 5 is few for a small log
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Review:
    """One graded answer: which card (any id), the grade (1 again, 2 hard, 3 good, 4 easy) and when (aware)."""

    card: int
    grade: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Fit:
    """What to use from now on, and the log losses on later reviews of the parameters before and of the fitted ones."""

    parameters: tuple[float, ...]
    before: float
    after: float
    judged: int

    @property
    def better(self) -> bool:
        """Whether the fitted parameters foretell later reviews better."""
        return self.after < self.before


def fit(reviews: Sequence[Review], current: Sequence[float] = DEFAULT_PARAMETERS) -> Fit:
    """Fit to the earlier half of the reviews, judge on the later half; `parameters` are the better ones.

    How long to train is chosen within the earlier half, so that the later one judges what never saw it. Raises
    ValueError with fewer than ENOUGH_REVIEWS or when no card was reviewed on two days, and ImportError when the
    optional fsrs-rs-python is not installed.
    """
    if len(reviews) < ENOUGH_REVIEWS:
        raise ValueError(f"fitting needs at least {ENOUGH_REVIEWS} reviews, there are {len(reviews)}")
    ordered = sorted(reviews, key=lambda review: review.at)
    cut = int(len(ordered) * TRAINED_SHARE)
    fitted = _trained(ordered[:cut], passes_for(ordered[:cut]))
    before, judged = log_loss(ordered, current, cut)
    after, _ = log_loss(ordered, fitted, cut)
    return Fit(fitted if after < before else tuple(current), before, after, judged)


def log_loss(reviews: Sequence[Review], parameters: Sequence[float], skip: int = 0) -> tuple[float, int]:
    """(mean log loss, how many reviews it was taken over) of the recall foretold for reviews in order of time.

    The first `skip` reviews only build up the cards. Reviews less than a day after the last one on the card are not
    judged. Raises ValueError when nothing is left to judge.
    """
    engine = scheduler(tuple(parameters))
    cards: dict[int, Card] = {}
    losses = []
    for n, review in enumerate(reviews):
        at = review.at.astimezone(UTC)
        card = cards.get(review.card) or Card(card_id=0, state=State.Learning, step=0, due=at)
        if n >= skip and card.last_review is not None and at - card.last_review >= DAY:
            recall = min(max(engine.get_card_retrievability(card, at), 1e-4), 1 - 1e-4)
            losses.append(-log(recall if review.grade > 1 else 1 - recall))
        cards[review.card] = engine.review_card(card, Rating(review.grade), at)[0]
    if not losses:
        raise ValueError("no card was reviewed on two different days")
    return sum(losses) / len(losses), len(losses)


def passes_for(reviews: Sequence[Review]) -> int:
    """The one of PASSES that foretells the last quarter of these reviews (in order of time) best, given the rest.

    The fewest when that quarter can't tell. Raises ImportError without fsrs-rs-python.
    """
    cut = int(len(reviews) * CHOOSING_SHARE)
    try:
        return min(PASSES, key=lambda passes: log_loss(reviews, _trained(reviews[:cut], passes), cut)[0])
    except ValueError:
        return PASSES[0]


def _trained(reviews: Sequence[Review], passes: int) -> tuple[float, ...]:
    """Parameters by fsrs-rs from reviews in order of time, after so many passes over them."""
    # An optional extra: everything else works without it.
    from fsrs_rs_python import FSRS, FSRSItem, FSRSReview, TrainingConfig

    histories: dict[int, list[Review]] = defaultdict(list)
    for review in reviews:
        histories[review.card].append(review)
    items = []
    for history in histories.values():
        known = []
        for n, review in enumerate(history):
            # The trainer wants whole days: by the calendar, so that tonight and tomorrow morning are a day apart.
            days = (
                (review.at.astimezone(UTC).date() - history[n - 1].at.astimezone(UTC).date()).days if n else 0
            )
            known.append(FSRSReview(review.grade, days))
            # The trainer panics on histories without any time between reviews.
            if days > 0:
                items.append(FSRSItem(list(known)))
    if not items:
        raise ValueError("no card was reviewed on two different days")
    return tuple(FSRS([]).compute_parameters(items, training_config=TrainingConfig(num_epochs=passes)))
