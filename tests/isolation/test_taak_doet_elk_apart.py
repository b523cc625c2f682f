"""Background work over many: what is wrong with one keeps none of the others waiting, and is not hushed up."""

import pytest

from dekkend.isolation.tasks import for_each


def test_one_that_fails_keeps_none_of_the_others_waiting() -> None:
    done: list[int] = []

    def work(number: int) -> None:
        if number % 2:
            raise ValueError(number)
        done.append(number)

    with pytest.raises(ExceptionGroup) as caught:
        for_each(work, [1, 2, 3, 4])
    assert done == [2, 4]
    assert [str(fault) for fault in caught.value.exceptions] == ["1", "3"]
    for_each(work, [6])
    assert done == [2, 4, 6]
