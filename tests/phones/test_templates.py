"""The fields an agenda item asks for, on the note-taker's page with and without a script."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from app.models import agenda
from app.models.board import Mark
from app.models.templates import SLOTS, Template
from tests.phones.phone import Phone
from tests.phones.room import TABLE_CODES, Room
from tests.phones.targets import targets
from tests.phones.test_weight import LINK

CODE = TABLE_CODES[0]


def asking_for(room: Room, template: Template, item: str = "round") -> Room:
    plan = room.assembly.agenda.items[item].plan
    room.do(agenda.plan_item, item, replace(plan, template=template.value))
    return room


def sent(phone: Phone, note="note-0001", **parts: str):
    told = {"table": CODE, "item": "round", "note": note, "mark": "idea", "template": "idea"}
    return phone.post("/api/note", {**told, **{f"part-{k}": v for k, v in parts.items()}})


def test_a_note_with_fields_is_one_note_that_its_table_sees_whole(room, phone):
    asking_for(room, Template.IDEA)
    assert sent(phone, idea="Lånecykler", why="Det sidste stykke", whom="").status == 200
    told = phone.get(f"/t/{CODE}/state").told["state"]
    assert told["form"]["name"] == "idea"
    assert [each["label"] for each in told["form"]["fields"]] == ["The idea", "Why?", "For whom?"]
    assert told["notes"] == [
        {
            "id": "note-0001",
            "text": "Lånecykler\nWhy: Det sidste stykke",
            "mark": "idea",
            "template": "idea",
            "parts": {"part-idea": "Lånecykler", "part-why": "Det sidste stykke"},
        }
    ]


def test_without_a_script_each_field_has_its_label_and_a_note_is_written_and_changed(room, phone):
    asking_for(room, Template.IDEA)
    page = phone.get(f"/t/{CODE}").text
    for name, label in (("idea", "The idea"), ("why", "Why?"), ("whom", "For whom?")):
        assert f'<label for="part-{name}">{label}</label>' in page
    assert re.search(r'<fieldset class="marks" hidden>', page)
    fields = {"table": CODE, "item": "round", "note": "note-0001", "template": "idea"}
    typed = {"part-idea": "Bænke", "part-why": "Hvile", "part-whom": ""}
    assert phone.form("/api/note", {**fields, **typed}).status == 303
    edit = phone.get(f"/t/{CODE}/note/note-0001").text
    assert ">Hvile</textarea>" in edit
    change = {**fields, "before": "Bænke\nWhy: Hvile", "part-idea": "Bænke ved åen"}
    assert phone.form("/api/reword", change).status == 303
    (note,) = room.assembly.board
    assert (note.text, note.others) == ("Bænke ved åen", ())


def test_without_a_script_what_was_refused_is_still_in_each_field(room, phone):
    asking_for(room, Template.SUPPORT)
    fields = {"table": CODE, "item": "round", "note": "note-0001", "template": "support"}
    answer = phone.form(
        "/api/note", {**fields, "part-proposal": "Grøn bus", "part-support": "næsten alle"}
    )
    assert answer.status == 409
    assert "is a number from 0 to 999" in answer.text
    assert ">Grøn bus</textarea>" in answer.text
    assert 'value="næsten alle"' in answer.text
    assert room.notes() == []


def test_typed_in_a_form_that_is_no_longer_asked_for_it_stays_in_sight(room, phone):
    asking_for(room, Template.QUOTE)
    fields = {"table": CODE, "item": "nowhere", "note": "note-0001", "template": "idea"}
    answer = phone.form("/api/note", {**fields, "part-idea": "Bænke", "part-why": "Hvile"})
    assert answer.status == 409
    assert re.search(r'name="part-quote"[^>]*>Bænke\nHvile</textarea>', answer.text)


@pytest.mark.parametrize("template", list(Template))
def test_a_sheet_with_any_template_is_under_fifty_kilobytes(room, phone, template):
    asking_for(room, template)
    for number in range(40):
        values = {
            x.name: "7" if x.is_number else "Flere bænke langs åen " * 8 for x in SLOTS[template]
        }
        told = {
            "table": CODE,
            "item": "round",
            "note": f"note-{number:04d}",
            "template": template.value,
        }
        parts = {f"part-{name}": text for name, text in values.items()}
        assert phone.post("/api/note", {**told, "text": "Bænke " * 60, **parts}).status == 200
    page = phone.get(f"/t/{CODE}").text
    whole = page + "".join(phone.get(each).text for each in set(LINK.findall(page)))
    assert len(whole.encode()) < 50_000
    assert len(phone.get(f"/t/{CODE}/state").text.encode()) < 30_000


# --- in a browser ---


def sheet(room, page):
    page.goto(f"{room.url}/t/{CODE}")
    expect(page.locator("#saved")).to_have_text("Alt er gemt på computeren")
    return page


def texts(page):
    return page.locator("#notes .text")


@pytest.mark.browser
def test_enter_goes_from_field_to_field_and_sends_from_the_last(room, pages):
    page = sheet(asking_for(room, Template.IDEA), pages())
    idea, why, whom = (page.get_by_label(each) for each in ("Idéen", "Hvorfor?", "For hvem?"))
    idea.fill("Lånecykler")
    idea.press("Enter")
    expect(why).to_be_focused()
    why.press("Enter")
    whom.fill("Pendlere")
    assert [each.get_attribute("enterkeyhint") for each in (idea, why, whom)] == [
        "next",
        "next",
        "send",
    ]
    whom.press("Enter")
    expect(texts(page)).to_have_text(["Lånecykler\nFor hvem: Pendlere"])
    expect(idea).to_be_focused()
    expect(idea).to_have_value("")
    room.wait_for(lambda: room.notes() == ["Lånecykler\nFor hvem: Pendlere"])


@pytest.mark.browser
def test_a_field_is_edited_where_it_was_written_and_the_note_taken_back(room, pages):
    page = sheet(asking_for(room, Template.IDEA), pages())
    page.get_by_label("Idéen").fill("Lånecykler")
    page.get_by_role("button", name="Send").click()
    page.locator(".note").get_by_text("Ret", exact=True).click()
    edit = page.get_by_role("dialog")
    expect(edit.get_by_label("Hvad slags note er det?")).to_be_hidden()
    edit.get_by_label("Hvorfor?").fill("Det sidste stykke")
    edit.get_by_role("button", name="Gem rettelsen").click()
    room.wait_for(lambda: room.notes() == ["Lånecykler\nHvorfor: Det sidste stykke"])
    page.locator(".note").get_by_text("Ret", exact=True).click()
    edit.get_by_role("button", name="Tag noten tilbage").click()
    edit.get_by_role("button", name="Ja, tag den tilbage").click()
    room.wait_for(lambda: room.notes() == [])


@pytest.mark.browser
def test_plus_and_minus_in_an_empty_field_choose_between_the_arguments(room, pages):
    page = sheet(asking_for(room, Template.ARGUMENTS), pages())
    good, bad = page.get_by_label("Argumenter for"), page.get_by_label("Argumenter imod")
    good.press("-")
    expect(bad).to_be_focused()
    bad.press_sequentially("Dyrt -- og langsomt")
    bad.press("Enter")
    room.wait_for(lambda: [each.mark for each in room.assembly.board] == [Mark.AGAINST])
    assert room.notes() == ["Imod: Dyrt -- og langsomt"]


@pytest.mark.browser
def test_a_number_that_is_none_is_told_at_once_and_nothing_is_sent(room, pages):
    page = sheet(asking_for(room, Template.SUPPORT), pages())
    page.get_by_label("Forslaget").fill("Grøn bus")
    number = page.get_by_label("Hvor mange ved bordet støtter det?")
    number.fill("syv")
    number.press("Enter")
    expect(number).to_be_focused()
    assert room.asked.count("write_own") == 0
    number.fill("7")
    number.press("Enter")
    room.wait_for(lambda: room.notes() == ["Grøn bus\nStøtte ved bordet: 7"])


@pytest.mark.browser
def test_when_the_next_item_asks_for_another_form_nothing_that_was_typed_is_lost(room, pages):
    asking_for(room, Template.IDEA)
    page = sheet(asking_for(room, Template.QUOTE, "ideas"), pages())
    page.get_by_label("Idéen").fill("Lånecykler")
    page.get_by_label("For hvem?").fill("Pendlere")
    room.start_item("ideas")
    quote = page.get_by_label("Hvad der blev sagt, ordret")
    expect(quote).to_have_value("Lånecykler\nPendlere")
    expect(quote).to_be_focused()
    page.reload()
    expect(quote).to_have_value("Lånecykler\nPendlere")
    room.start_item("round")
    expect(page.get_by_label("Idéen")).to_have_value("Lånecykler\nPendlere")


@pytest.mark.browser
def test_fields_wait_on_the_device_while_the_network_is_gone_and_arrive_once(room, pages):
    page = sheet(asking_for(room, Template.IDEA), pages())
    page.route("**/api/note*", lambda route: route.abort())
    page.get_by_label("Idéen").fill("Lånecykler")
    page.get_by_label("Hvorfor?").fill("Det sidste stykke")
    page.get_by_role("button", name="Send").click()
    waits = page.locator(".note.waits .text")
    expect(waits).to_have_text("Lånecykler\nHvorfor: Det sidste stykke")
    page.reload()
    expect(waits).to_have_text("Lånecykler\nHvorfor: Det sidste stykke")
    page.unroute("**/api/note*")
    room.wait_for(lambda: len(room.notes()) == 1, seconds=20)
    (note,) = room.assembly.board
    assert [each.name for each in note.parts] == ["idea", "why"]


@pytest.mark.browser
def test_without_a_script_fields_are_written(room, pages):
    asking_for(room, Template.IDEA)
    page = pages(java_script_enabled=False)
    page.goto(f"{room.url}/t/{CODE}")
    page.get_by_label("Idéen").fill("Lånecykler")
    page.get_by_label("For hvem?").fill("Pendlere")
    page.get_by_role("button", name="Send").click()
    expect(texts(page)).to_have_text(["Lånecykler\nFor hvem: Pendlere"])


@pytest.mark.browser
@pytest.mark.parametrize("template", list(Template))
def test_on_a_small_phone_help_and_delivery_are_in_sight(room, pages, template):
    page = sheet(asking_for(room, template), pages())
    for name in ("Aflever arket", "Vi har brug for hjælp"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box["y"] + box["height"] <= 740


@pytest.mark.browser
@pytest.mark.parametrize("size", [(360, 740), (1024, 768)])
@pytest.mark.parametrize("template", list(Template))
def test_at_twice_the_text_size_nothing_is_cut_and_nothing_scrolls_sideways(
    room, pages, size, template
):
    asking_for(room, template)
    page = sheet(room, pages(viewport={"width": size[0], "height": size[1]}))
    for _press in range(2):
        page.get_by_role("button", name="Tekststørrelse").click()
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    for field in targets(page, "#fields [name]"):
        assert field.x >= 0, field
        assert field.right <= size[0], field
        assert field.height >= 44, field
