"""Elements of HTML and SVG; text is escaped when they are written, and nowhere before."""

from __future__ import annotations

from typing import TypeAlias
from xml.etree.ElementTree import Element, tostring

__all__ = ["Element", "Node", "add", "element", "written"]

Node: TypeAlias = Element | str
"""What stands in an element: another one, or text as it is to be read."""

_DOCTYPE = "<!doctype html>\n"


def element(tag: str, *children: Node, **attributes: str) -> Element:
    """Return an element; an underscore in an attribute's name stands for its hyphen, or ends a name Python reserves."""
    made = Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    add(made, *children)
    return made


def add(parent: Element, *children: Node) -> None:
    """Put more into an element, behind what it has."""
    for child in children:
        if isinstance(child, Element):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + child
        else:
            parent.text = (parent.text or "") + child


def written(root: Element) -> str:
    """Return a whole page, which a browser reads back as the same text.

    A carriage return would be read as a line feed if it were not escaped; NUL cannot be escaped, and is replaced.
    """
    html = tostring(root, encoding="unicode", method="html")
    return _DOCTYPE + html.replace("\r", "&#13;").replace("\0", "\N{REPLACEMENT CHARACTER}") + "\n"
