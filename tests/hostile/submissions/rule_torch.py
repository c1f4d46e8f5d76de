# attack: have PyTorch do the work
# expect: forbidden
# stopped-by: an exercise names what it may import
# says: `import torch` is not available
# naive: where PyTorch is installed

import torch


def scale(x, factor=2.0):
    return (factor * torch.from_numpy(x)).numpy()
