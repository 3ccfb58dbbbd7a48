//! The options of the drawing library: values in, the JSON that it is given out.

use std::fmt;

use gouji::read::number::Number;

/// A value of the options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OptionValue {
    Truth(bool),
    Number(Number),
    Text(String),
    List(Vec<OptionValue>),
    Object(Vec<(&'static str, OptionValue)>),
}

impl OptionValue {
    /// Puts an entry behind those of an object.
    pub(super) fn push(&mut self, name: &'static str, value: OptionValue) {
        if let Self::Object(entries) = self {
            entries.push((name, value));
        }
    }
}

/// JSON.
impl fmt::Display for OptionValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truth(truth) => write!(f, "{truth}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => quoted(text, f),
            Self::List(values) => {
                f.write_str("[")?;
                for (index, value) in values.iter().enumerate() {
                    f.write_str(if index > 0 { "," } else { "" })?;
                    value.fmt(f)?;
                }
                f.write_str("]")
            }
            Self::Object(entries) => {
                f.write_str("{")?;
                for (index, (name, value)) in entries.iter().enumerate() {
                    f.write_str(if index > 0 { "," } else { "" })?;
                    quoted(name, f)?;
                    f.write_str(":")?;
                    value.fmt(f)?;
                }
                f.write_str("}")
            }
        }
    }
}

fn quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("\"")?;
    for character in text.chars() {
        match character {
            '"' | '\\' => write!(f, "\\{character}")?,
            '\0'..'\u{20}' => write!(f, "\\u{:04x}", u32::from(character))?,
            _ => write!(f, "{character}")?,
        }
    }
    f.write_str("\"")
}

impl From<bool> for OptionValue {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}

impl From<u32> for OptionValue {
    fn from(number: u32) -> Self {
        Self::Number(Number::new(number.into(), 0))
    }
}

impl From<Number> for OptionValue {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for OptionValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for OptionValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_json() {
        let text = "a\"b\\c\n\u{1}件";
        let value = OptionValue::Object(vec![
            ("text", text.into()),
            ("number", Number::new(-785, 3).into()),
            ("list", OptionValue::List(vec![1.into(), true.into()])),
            ("none", OptionValue::List(Vec::new())),
        ]);
        let read: serde_json::Value = serde_json::from_str(&value.to_string()).expect("JSON");
        let expected =
            serde_json::json!({"text": text, "number": -0.785, "list": [1, true], "none": []});
        assert_eq!(read, expected);
    }
}
