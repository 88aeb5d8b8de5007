"""A whole assembly day in the real window, done the way people do it: by mouse, keys and phones."""

from __future__ import annotations

import pytest

from tests.day import afternoon, evening, morning


@pytest.mark.slow
@pytest.mark.browser
def test_a_whole_day_is_carried_in_the_window(start, clock, opened, tmp_path):
    hands = start()
    morning.found(hands)
    morning.import_members(hands, clock)
    morning.correct_one(hands)
    morning.seat_everybody(hands)
    morning.move_people(hands)
    morning.check_in(hands)
    morning.repair(hands)
    morning.plan_the_day(hands)
    morning.run_the_clock(hands, clock)
    morning.fill_the_room(hands, clock)
    afternoon.write_notes(hands)
    afternoon.sort_notes(hands)
    afternoon.recommend(hands)
    codes = evening.print_cards(hands, tmp_path, 30)
    assert opened == [str(tmp_path / "kort.pdf")]
    assert hands.assembly.voting.cards_valid == 30
    evening.prepare(hands)
    evening.open_it(hands)
    evening.take_turns(hands, codes)
    evening.count_and_publish(hands)
    evening.hand_over(hands, tmp_path)
    evening.close_and_come_back(hands, start, clock)
