//! Pure drawing of the model. Changes nothing.
