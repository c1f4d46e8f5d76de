# attack: a list that gives other items at each reading
# expect: fail timeout error
# stopped-by: plain values only cross

class Liar(list):
    def __iter__(self):
        while True:
            yield self

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return self

    def __eq__(self, other):
        return True


def scale(x, factor=2.0):
    return Liar([Liar([0.0]), Liar([1.0])])
