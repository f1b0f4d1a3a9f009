//! JSON in which no object names a key twice: of two values under one name a reader may see the one and a program take the other. Knows no field.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::text::clean_line;

/// The object that a line of JSON is.
///
/// # Errors
/// Part of a sentence: that it is no JSON object, or which key stands there twice, at whatever depth.
pub(super) fn object(line: &str) -> Result<Map<String, Value>, String> {
    let doubled = RefCell::new(None);
    let mut reader = serde_json::Deserializer::from_str(line);
    let read = Seed(&doubled).deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    if let Some(key) = doubled.into_inner() {
        return Err(format!("the field \"{}\" stands there twice", clean_line(&key)));
    }
    match read {
        Ok(Value::Object(map)) => Ok(map),
        _ => Err("it is not one JSON object".to_owned()),
    }
}

/// Reads one value, and keeps the first key that is doubled.
#[derive(Clone, Copy)]
struct Seed<'a>(&'a RefCell<Option<String>>);

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value_seed(self)?;
            if fields.contains_key(&key) {
                let mut doubled = self.0.borrow_mut();
                doubled.get_or_insert_with(|| key.clone());
            }
            fields.insert(key, value);
        }
        Ok(Value::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_json_is_and_a_doubled_key_is_named_at_any_depth() {
        let text = r#"{"a":[null,true,-1,18446744073709551615,1.5,"é"],"b":{"c":{}}}"#;
        assert_eq!(object(text).map(Value::Object).ok(), serde_json::from_str(text).ok());
        for (text, key) in [(r#"{"a":1,"a":1}"#, "a"), (r#"{"x":[{"in":{"b":1,"\u0062":2}}]}"#, "b")] {
            assert_eq!(object(text), Err(format!("the field \"{key}\" stands there twice")));
        }
        for text in ["", "[]", "{} {}", "{\"a\":1", "null", "{\"a\":01}"] {
            assert_eq!(object(text), Err("it is not one JSON object".to_owned()), "{text}");
        }
    }
}
