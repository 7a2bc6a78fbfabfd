"""How to use the folder that is taken away: a text for Windows' Notepad, old versions too."""

NAME = "README.txt"

_TEXT = """\
讲台：使用说明

1. 先解压再打开。在 offline.zip 上按右键，选“全部解压缩”，打开解压出来的 lectern 文件夹，
   双击其中的 index.html。不解压直接在压缩包里打开，页面没有样式，链接也打不开。
2. 不用联网，不用安装。可以把整个 lectern 文件夹复制到U盘或别的电脑。
   请复制整个文件夹，不要只复制 index.html。
3. 浏览器请用 Chrome、Edge、360（极速模式）或别的 Chromium 内核浏览器。
4. PDF 和其他下载文件在 lectern\\downloads 文件夹里，文件名是英文字母，可以单独发给别人。
5. 核对文件是否完整：同一发布位置有 SHA256SUMS 文件，每行是一个校验值和文件名。
   Windows：打开命令提示符，输入  certutil -hashfile offline.zip SHA256
   Linux：  sha256sum -c --ignore-missing SHA256SUMS
   两边的校验值相同，文件就是完整的。
6. 讲话是历史资料，供学习，不作工作依据。公开发布前请按本单位规定审核。


Lectern: how to use this folder

1. Unpack first, then open: unpack offline.zip, open the folder lectern that comes out of it, and
   double-click index.html. Opened inside the zip, pages have no style and links lead nowhere.
2. No network and no installation is needed. Copy the whole folder, not index.html alone.
3. Use Chrome, Edge, 360 (speed mode) or another browser built on Chromium.
4. PDFs and other files to pass on are in lectern\\downloads.
5. To check that a file is whole, compare its sum with the line in SHA256SUMS:
   certutil -hashfile offline.zip SHA256      (Windows)
   sha256sum -c --ignore-missing SHA256SUMS   (Linux)
6. A historical document, for study, not an instruction. Before publishing it in public, have it
   reviewed as the rules of your unit require.
"""


def instructions() -> bytes:
    """Return the text with a byte order mark and Windows' line ends, which Notepad needs."""
    return _TEXT.replace("\n", "\r\n").encode("utf-8-sig")
