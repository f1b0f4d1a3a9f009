//! The imperative shell: terminal guard, input, event loop, store thread. Holds no policy.
