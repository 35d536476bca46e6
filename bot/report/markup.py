"""Elements of HTML and SVG; text is escaped when they are written, and nowhere before."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

_DOCTYPE = "<!doctype html>\n"


def element(tag: str, *children: Element | str, **attributes: str) -> Element:
    """Return an element; an underscore in an attribute's name stands for its hyphen, or ends a name Python reserves."""
    made = Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    for child in children:
        if isinstance(child, Element):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


def written(root: Element) -> str:
    """Return a whole page."""
    return _DOCTYPE + tostring(root, encoding="unicode", method="html") + "\n"
