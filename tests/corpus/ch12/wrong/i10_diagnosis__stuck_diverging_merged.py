# expect: fail
# diagnosis: rising_is_stuck
import statistics as st

def diagnose(training, validation, window, tolerance):
    def trend(c):
        late, early = st.fmean(c[-window:]), st.fmean(c[-2 * window:-window])
        ch = (late - early) / early
        return (ch > tolerance) - (ch < -tolerance)
    match trend(training), trend(validation):
        case 1, _: word = "stuck"
        case 0, _: word = "stuck"
        case -1, -1: word = "learning"
        case _: word = "overfitting"
    return word, validation.index(min(validation))

def remedies():
    good = {"data", "augmentation", "dropout", "l2", "early", "smaller"}
    return {k: k in good for k in ("data", "augmentation", "dropout", "l2", "early", "smaller", "larger", "epochs", "he",
                                   "clipping", "peek")}
