# attack: an object of length 10**18, in a list
# expect: fail
# stopped-by: plain values only cross

class Endless:
    def __len__(self):
        return 10**18

    def __getitem__(self, index):
        return 1.0

    def __iter__(self):
        while True:
            yield 1.0


def scale(x, factor=2.0):
    return [Endless()]
