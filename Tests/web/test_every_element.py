"""What holds for each element of the library, in a light and a dark page: nothing serious for axe, and room to press."""

import re

import pytest

from conftest import open_alone, wait_until
from portal_server import ROOT
from test_accessibility import RUN as SERIOUS
from test_accessibility import AXE

ELEMENTS = re.findall(r'^  "([a-z-]+)": async', (ROOT / "crowd/elements.js").read_text(), re.M)
REGIONS = "<full-instructions header='All'><p>Long</p></full-instructions><short-instructions><p>Short</p></short-instructions>"
BLOCKS = ("[{blockType:'KEY_VALUE_SET',id:'k',entityTypes:['KEY'],text:'Name',relationships:[{type:'VALUE',ids:['v']}],"
          "geometry:{boundingBox:{left:.1,top:.1,width:.2,height:.2}}},{blockType:'KEY_VALUE_SET',id:'v',entityTypes:['VALUE'],text:'Jo',relationships:[]}]")
IMAGE = f'src="/media/20" name="x" header="What is it?" labels="[\'a\',\'b\']" categories="[\'a\',\'b\']"'
# How a template uses each element; an element that is not listed here is tried as an image tool with instructions.
MARKUP = {
    "crowd-form": "<p>Words</p><label>Native <input name='n'></label>",
    "crowd-button": "<crowd-button>Press</crowd-button><crowd-button variant='primary' icon='add'>P</crowd-button><crowd-button variant='link'>L</crowd-button>"
                    "<crowd-button disabled>Off</crowd-button><crowd-button loading>Busy</crowd-button><crowd-button variant='icon' icon='help' aria-label='Help'></crowd-button>",
    "iron-icon": "<p><iron-icon icon='help'></iron-icon> Words</p>",
    "crowd-classifier": f"<crowd-classifier {IMAGE}><classification-target>Text</classification-target>{REGIONS}</crowd-classifier>",
    "crowd-classifier-multi-select": f"<crowd-classifier-multi-select {IMAGE} exclusion-category='{{text:\"None\"}}'><classification-target>Text"
                                     f"</classification-target>{REGIONS}</crowd-classifier-multi-select>",
    "crowd-rekognition-detect-moderation-labels": "<crowd-rekognition-detect-moderation-labels src='/media/20' header='Pick' exclusion-category='None'"
        f" categories=\"[{{name:'Gore',parentName:'Violence'}},'Smoking']\">{REGIONS}</crowd-rekognition-detect-moderation-labels>",
    "crowd-textract-analyze-document": f"<crowd-textract-analyze-document src='/media/20' header='Check' initial-value=\"{BLOCKS}\" "
        f"keys=\"[{{importantFormKey:'City'}}]\">{REGIONS}</crowd-textract-analyze-document>",
    "crowd-radio-group": "<crowd-radio-group aria-label='Drink'><crowd-radio-button name='a'>A</crowd-radio-button><crowd-radio-button name='b' checked>B</crowd-radio-button></crowd-radio-group>",
    "crowd-radio-button": "<crowd-radio-button name='a'>A</crowd-radio-button><crowd-radio-button name='b' disabled>Off</crowd-radio-button>",
    "crowd-checkbox": "<crowd-checkbox name='a' checked>A</crowd-checkbox><crowd-checkbox name='b'>B</crowd-checkbox><crowd-checkbox name='c' disabled>Off</crowd-checkbox>",
    "crowd-toggle-button": "<crowd-toggle-button name='a' checked>A</crowd-toggle-button><crowd-toggle-button name='b' invalid></crowd-toggle-button>",
    "crowd-input": "<crowd-input name='a' label='A'></crowd-input><crowd-input name='b' label='B' value='x'></crowd-input><crowd-input name='c' placeholder='C'></crowd-input>"
                   "<crowd-input name='d' label='D' type='date'></crowd-input><crowd-input name='f' label='F' type='file'></crowd-input><crowd-input name='e' label='E' type='color'></crowd-input>",
    "crowd-text-area": "<crowd-text-area name='a' label='A' char-counter></crowd-text-area><crowd-text-area name='b' placeholder='B' disabled></crowd-text-area>",
    "crowd-slider": "<crowd-slider name='a' aria-label='Mood' pin editable></crowd-slider><crowd-slider name='b' value='30' secondary-progress='60'></crowd-slider>",
    "crowd-slider-label": "<crowd-slider name='a' aria-label='Mood' max='4'><crowd-slider-label position='0'>Bad</crowd-slider-label><crowd-slider-label position='4'>Good</crowd-slider-label></crowd-slider>",
    "crowd-alert": "".join(f"<crowd-alert type='{kind}' dismissible>Words</crowd-alert>" for kind in ["info", "success", "warning", "error"]),
    "crowd-badge": "<p id='p'>Words</p><crowd-badge for='p' label='12'></crowd-badge><crowd-badge for='p' icon='star'></crowd-badge>",
    "crowd-card": "<crowd-card heading='Card' image='/media/3'><p>Words</p></crowd-card>",
    "crowd-fab": "<crowd-fab icon='add' title='Add'></crowd-fab><crowd-fab label='?'></crowd-fab><crowd-fab icon='add' disabled title='Off'></crowd-fab>",
    "crowd-icon-button": "<crowd-icon-button icon='help' title='Help'></crowd-icon-button><crowd-icon-button icon='add' disabled></crowd-icon-button>",
    "crowd-instructions": "<crowd-instructions><short-summary>A</short-summary><detailed-instructions>B</detailed-instructions><positive-example>C</positive-example>"
                          "<negative-example>D</negative-example></crowd-instructions><crowd-instructions link-type='button' link-text='More'><short-summary>A</short-summary></crowd-instructions>",
    "crowd-modal": "<crowd-modal><p>Body</p></crowd-modal><crowd-modal link-type='button' link-text='More'><p>Body</p></crowd-modal>",
    "crowd-tabs": "<crowd-tabs><crowd-tab header='One'><p>First</p></crowd-tab><crowd-tab header='Two'><p>Second</p></crowd-tab></crowd-tabs>",
    "crowd-tab": "<crowd-tab header='One'><p>First</p></crowd-tab>",
    "crowd-toast": "<crowd-toast opened duration='60000'>Words</crowd-toast>",
}
OPENERS = {"crowd-modal": "Click to open modal", "crowd-instructions": "Click for instructions"}
SMALL = """() => { const found = []; const walk = (root) => { for (const node of root.querySelectorAll('*')) {
    if (node.shadowRoot) walk(node.shadowRoot);
    if (!node.matches('button, a[href], label.option, label.flag, select, input, textarea, [role=button]') || !node.checkVisibility()) continue;
    const box = node.getBoundingClientRect(); if (box.width && (box.width < 24 || box.height < 24) && !node.closest('label')) found.push(node.outerHTML.slice(0, 120)); } };
  walk(document); return found; }"""


def markup_of(name: str) -> str:
    markup = MARKUP.get(name, f"<{name} {IMAGE} text='Some words to mark.' responses=\"['One','Two']\">{REGIONS}</{name}>")
    return markup if name in STANDALONE else f"<crowd-form>{markup}</crowd-form>"


STANDALONE = {"crowd-entity-annotation", "crowd-entity-annotator"}


def test_every_element_is_tried():
    """The table of the library is what is read here: an element that is added is tried without further notice."""
    assert len(ELEMENTS) >= 27 and set(MARKUP) <= set(ELEMENTS)


@pytest.mark.parametrize("name", ELEMENTS)
def test_it_renders_and_axe_finds_nothing_serious(page, portal, name):
    portal.media["/media/20"] = portal.media["/media/30"]
    open_alone(page, portal, "<!doctype html><html lang='en'><title>Task</title>" + markup_of(name))
    assert page.evaluate(f"customElements.get('{name}') !== undefined")
    page.evaluate(f"() => {{ {AXE} }}")
    for scheme in ["light", "dark"]:
        page.evaluate(f"document.documentElement.dataset.theme = '{scheme}'")
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert page.evaluate(SERIOUS) == [], scheme
        if name in OPENERS:
            page.get_by_role("button", name=OPENERS[name]).click()
            assert page.evaluate(SERIOUS) == [], f"{scheme}, opened"
            page.keyboard.press("Escape")
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("name", ELEMENTS)
def test_it_fits_a_phone_and_reads_from_right_to_left(page, portal, name):
    """WCAG 1.4.10: no sideways scrolling at 320 pixels."""
    page.set_viewport_size({"width": 320, "height": 640})
    open_alone(page, portal, "<!doctype html><html lang='ar' dir='rtl'><meta name=viewport content='width=device-width'>" + markup_of(name))
    wait_until(lambda: page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the fit")
