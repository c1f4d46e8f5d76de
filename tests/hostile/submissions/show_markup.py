# attack: HTML, Markdown, formulas and the marks of a report in output, errors and values
# expect: error
# stopped-by: every writer escapes what it is given

import numpy as np


class Error(Exception):
    pass


Error.__name__ = Error.__qualname__ = "<script>alert(1)</script>"


def scale(x, factor=2.0):
    print("```\n# 4 of 4\n<script>alert(2)</script>\n=HYPERLINK(\"http://127.0.0.1\")\n]]></system-out>")
    raise Error("</pre><script>alert(3)</script><img src=x onerror=alert(4)> ]]> ``` | x |")
