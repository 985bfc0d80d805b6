#!/usr/bin/env python3
# Prints what the platform's accessibility tree (AT-SPI) holds of the Chromium that runs beside it, one
# control a line: role, a tab, name. Asked by platform_tree.mjs, inside the same D-Bus session.
import sys
import time

import pyatspi

SHOWN = {"heading", "push button", "button", "radio button", "toggle button", "switch", "check box", "entry",
         "text", "link", "progress bar", "list", "table", "dialog", "slider", "page tab"}


def walk(node, found, depth=0):
    if node is None or depth > 60:
        return
    role, name = node.getRoleName(), " ".join(node.name.split())
    if role in SHOWN:
        found.append(f"{role}\t{name}")
    for index in range(node.childCount):
        walk(node.getChildAtIndex(index), found, depth + 1)


def document(node, depth=0):
    if node is None or depth > 30:
        return None
    if node.getRoleName() == "document web":
        return node
    for index in range(node.childCount):
        found = document(node.getChildAtIndex(index), depth + 1)
        if found:
            return found
    return None


deadline = time.monotonic() + 20
while time.monotonic() < deadline:
    for application in pyatspi.Registry.getDesktop(0):
        if application is None:
            continue
        page = document(application)
        lines = []
        walk(page, lines)
        if any(line.startswith("heading") for line in lines):
            print("\n".join(lines))
            sys.exit(0)
    time.sleep(0.5)
sys.exit("no page was found in the platform's tree")
