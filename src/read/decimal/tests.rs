//! Numbers beside those of another library.

use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

use super::*;

fn numbers() -> impl Strategy<Value = (Number, Decimal)> {
    let digits = prop_oneof![0..100_i128, 0..1_000_000_000_i128, 0..1_i128 << 96];
    (digits, any::<bool>(), 0..29_u32).prop_map(|(units, negative, scale)| {
        let units = if negative { -units } else { units };
        let number = Number::of_units(units, scale).expect("a number");
        (number, Decimal::from_i128_with_scale(units, scale))
    })
}

fn written(number: Option<Number>) -> Option<String> {
    number.map(|number| {
        if number.is_zero() {
            "0".to_owned()
        } else {
            number.to_string()
        }
    })
}

/// Nothing is nothing, whatever its sign and its digits.
fn expected(number: Option<Decimal>) -> Option<String> {
    number.map(|number| {
        if number.is_zero() {
            "0".to_owned()
        } else {
            number.to_string()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Another library comes to the same.
    #[test]
    fn numbers_are_decimals((a, x) in numbers(), (b, y) in numbers(), digits in 0..29_u32) {
        assert_eq!(written(Some(a)), expected(Some(x)));
        assert_eq!(a.to_string().parse(), Ok(a));
        assert_eq!(a.cmp(&b), x.cmp(&y));
        assert_eq!(written(Some(a.normalize())), expected(Some(x.normalize())));
        assert_eq!(written(Some(a.floor())), expected(Some(x.floor())));
        assert_eq!(written(Some(a.ceil())), expected(Some(x.ceil())));
        assert_eq!(written(Some(a.round_dp(digits))), expected(Some(x.round_dp(digits))));
        let half_up = x.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
        assert_eq!(written(Some(a.round_half_up(digits))), expected(Some(half_up)));
        assert_eq!(written(a.checked_mul(b)), expected(x.checked_mul(y)), "{a} * {b}");
        assert_eq!(written(a.checked_add(b)), expected(x.checked_add(y)), "{a} + {b}");
        assert_eq!(written(a.checked_sub(b)), expected(x.checked_sub(y)), "{a} - {b}");
        let quotients = (
            a.checked_div(b).map(Number::normalize),
            x.checked_div(y).map(|quotient| quotient.normalize()),
        );
        assert_eq!(written(quotients.0), expected(quotients.1), "{a} / {b}");
    }
}
