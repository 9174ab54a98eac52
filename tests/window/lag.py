#!/usr/bin/env python3
"""How long the window takes to show what a press does, seen from outside.

An X client presses by XTEST and looks at the window's pixels until they change.
Start the window on the same display, with a desk open; see docs/performance.md.
Needs libX11 and libXtst and nothing else. One argument: seconds to wait first.
"""
import ctypes
import statistics
import sys
import time

X = ctypes.CDLL("libX11.so.6")
XTEST = ctypes.CDLL("libXtst.so.6")
ALL_PLANES, Z_PIXMAP, NOW = 0xFFFFFFFF, 2, 0
# A part of the page in the middle, which every room of the desk fills otherwise.
AREA = (300, 60, 660, 600)
# Where the rooms stand on a desk of 1280 by 720, of which another is pressed each time.
ROOMS = [(80, 80 + 34 * place) for place in (1, 2, 3, 4, 5, 6, 0)] * 4


class Image(ctypes.Structure):
    """The head of an XImage, as far as it is read here."""

    _fields_ = [(name, ctypes.c_int) for name in ("width", "height", "xoffset", "format")]
    _fields_ += [("data", ctypes.c_void_p)]
    _fields_ += [(name, ctypes.c_int) for name in ("order", "unit", "bits", "pad", "depth", "bytes_per_line")]


X.XOpenDisplay.restype = ctypes.c_void_p
X.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
X.XDefaultRootWindow.restype = ctypes.c_ulong
X.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong] + [ctypes.c_int] * 2 + [ctypes.c_uint] * 2
X.XGetImage.argtypes += [ctypes.c_ulong, ctypes.c_int]
X.XGetImage.restype = ctypes.POINTER(Image)
X.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
X.XFree.argtypes = [ctypes.c_void_p]
XTEST.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p] + [ctypes.c_int] * 3 + [ctypes.c_ulong]
XTEST.XTestFakeButtonEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]

display = X.XOpenDisplay(None)
if not display:
    sys.exit("no display: start this on the display that the window is on")
root = X.XDefaultRootWindow(display)


def look():
    """The pixels of the area."""
    image = X.XGetImage(display, root, *AREA, ALL_PLANES, Z_PIXMAP)
    pixels = ctypes.string_at(image.contents.data, image.contents.bytes_per_line * image.contents.height)
    X.XFree(image.contents.data)
    X.XFree(ctypes.cast(image, ctypes.c_void_p))
    return pixels


def at_rest():
    """The pixels once they have not changed for a second."""
    last, since = look(), time.monotonic()
    while time.monotonic() - since < 1:
        time.sleep(0.05)
        now = look()
        if now != last:
            last, since = now, time.monotonic()
    return last


def press(place):
    """Milliseconds from a press to the first pixel that it changes."""
    XTEST.XTestFakeMotionEvent(display, -1, *place, NOW)
    X.XSync(display, 0)
    before = at_rest()
    began = time.perf_counter()
    for down in (1, 0):
        XTEST.XTestFakeButtonEvent(display, 1, down, NOW)
    X.XSync(display, 0)
    while look() == before:
        if time.perf_counter() - began > 3:
            sys.exit(f"a press at {place} changed nothing in three seconds")
    return (time.perf_counter() - began) * 1000


time.sleep(float(sys.argv[1]) if len(sys.argv) > 1 else 0)
began = time.perf_counter()
look()
print(f"a look takes {(time.perf_counter() - began) * 1000:.1f} ms, which every figure contains")
times = [press(place) for place in ROOMS]
print(f"{len(times)} presses: median {statistics.median(times):.0f} ms, most {max(times):.0f} ms")
