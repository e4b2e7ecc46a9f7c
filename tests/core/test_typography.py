import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.figures import ordinal
from workbench.core.typography import english, folded, outside_verbatim, raised, title_case

ENGLISH = [
    ("« Bonjour » , he said : yes !", "“Bonjour”, he said: yes!"),
    ('"It\'s \'fine\'" , said "x" ...', "“It’s ‘fine’”, said “x”…"),
    ("The traffickers' network, migrants ' rights", "The traffickers’ network, migrants ’ rights"),
    ("a ( small ) group ;two", "a (small) group; two"),
    ("12 500 people and 1 000,5 tonnes", "12,500 people and 1,000.5 tonnes"),
    ("3,5 million; 10,000 people; articles 3, 5", "3.5 million; 10,000 people; articles 3, 5"),
    ("scores of 1,5, 3 and 2,4", "scores of 1,5, 3 and 2.4"),
    ("the years 1990-2000, room 2 015", "the years 1990-2000, room 2,015"),
    ("on 1er janvier 2026 and 17 avril", "on 1 January 2026 and 17 April"),
    ("on January 1, 2026, and March 3rd, 2020", "on 1 January 2026, and 3 March 2020"),
    ("in mars 2019 they may mai", "in March 2019 they may mai"),
    ("the 21e session, the XXIe siècle, the 2e and 1er", "the 21st session, the 21st century, the 2nd and 1st"),
    ("at 15 h 30, 8h, 0 h 05 and 48 h", "at 3.30 p.m., 8 a.m., 12.05 a.m. and 48 hours"),
    ("21 % and 3,5% and 4 percent", "21 per cent and 3.5 per cent and 4 per cent"),
    ("M. Kluzer, Mme Lando, MM. Ba and Dr Ali", "Mr. Kluzer, Ms. Lando, Messrs. Ba and Dr. Ali"),
    ("M. A. Smith, resolution n° 5", "M. A. Smith, resolution No. 5"),
    ("Dushanbe - The meeting", "Dushanbe – The meeting"),
    ("ratio 2:30, see https://x.example.org/a?b=1,2.", "ratio 2:30, see https://x.example.org/a?b=1,2."),
    ("Tel : +992 48 701 02 22, Email : a_b@example.org .", "Tel: +992 48 701 02 22, Email: a_b@example.org."),
    ("", ""),
]


@pytest.mark.parametrize(("given", "expected"), ENGLISH)
def test_english(given: str, expected: str) -> None:
    assert english(given) == expected
    assert english(expected) == expected


@given(
    st.text(alphabet=st.sampled_from("abM h%,.:;!?«»“”\"'’ \u00a01250er()-–/@:+é\n\x1b") | st.characters(), max_size=60)
)
def test_english_twice_is_english_once(text: str) -> None:
    once = english(text)
    assert english(once) == once


@given(st.text(max_size=80))
def test_folded_is_one_plain_line(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert not any(c in once for c in "\n\r\t\u00a0\u202f\x1b’")


def test_folded() -> None:
    assert folded("l’OIM\u00a0: «\u202f21\u00a0%\u202f»\u200b\x1b[0m") == "l'OIM : « 21 % »[0m"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("tajikistan takes the lead in the process", "Tajikistan Takes the Lead in the Process"),
        ("counter-trafficking follow-up by IOM", "Counter-Trafficking Follow-Up by IOM"),
        ("libya: a new report on migrants", "Libya: A New Report on Migrants"),
        ("what we live for", "What We Live For"),
        ("“safe” migration in the 2030s", "“Safe” Migration in the 2030s"),
    ],
)
def test_title_case(given: str, expected: str) -> None:
    assert title_case(given) == expected
    assert title_case(expected) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (111, "111th"), (121, "121st")],
)
def test_ordinal(number: int, expected: str) -> None:
    assert ordinal(number) == expected


def test_raised_passes_quotes_over() -> None:
    assert raised("“été”") == "“Été”"
    assert raised("—") == "—"


def test_verbatim_pieces_stay_whatever_the_change_does() -> None:
    text = "écrire à A.B@Example.org ou www.Example.org/X \ue000"
    assert outside_verbatim(text, str.upper) == "ÉCRIRE À A.B@Example.org OU www.Example.org/X "
