"""What a person sees who is asked about lines of the bank: keys and widths."""

import pytest

from socoledger.write.bank_dialogue import Key, key_of, keys_text
from socoledger.write.words import LANGUAGES, Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_is_a_letter_of_its_own_and_all_fit_80_columns(language: str) -> None:
    words = Words(language)
    letters = [words(key.value).split()[0] for key in Key]
    assert len({*letters}) == len(Key)
    assert {len(letter) for letter in letters} == {1}
    assert [key_of(letter.upper(), words) for letter in letters] == [*Key]
    assert key_of("", words) is None
    lines = keys_text(words, 80).splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) == 2
