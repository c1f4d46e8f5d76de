"""ch10.lab  Depth and width, an ablation study.    Chapter 10, the hands-on lab"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass

# What the lab's nine architectures gave on the digits, one run each: the chapter's network, full batch, learning rate
# 0.1, 3000 epochs, one seed, one split with 360 test images.  architecture: (parameters, train %, test %)
MEASURED = {
    (64, 128, 10): (9610, 100.0, 97.500),
    (64, 256, 10): (19210, 100.0, 98.056),
    (64, 128, 128, 10): (26122, 100.0, 96.944),
    (64, 85, 85, 85, 10): (21005, 100.0, 97.222),
    (64, 64, 64, 64, 64, 10): (17290, 100.0, 96.944),
    (64, 32, 32, 32, 10): (4522, 100.0, 96.944),
    (64, 64, 64, 64, 10): (13130, 100.0, 97.222),
    (64, 128, 128, 128, 10): (42634, 100.0, 97.222),
    (64, 256, 256, 256, 10): (150794, 100.0, 97.500),
}
