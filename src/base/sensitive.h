// What must not be shown: keys, passwords, names behind pseudonyms, content of a secret.
//
//   Sensitive<std::string> password(read_line());
//   hash(password.reveal());          // the one word to search for when reviewing
//
// It has no formatter and no stream operator, so it cannot reach a trace or a message by accident, and its
// bytes are overwritten when it dies.
#pragma once

#include <utility>

#include "base/bytes.h"

namespace sekimori {

void wipe(void* memory, size_t size);  // not optimised away

template <class T>
class Sensitive {
 public:
  Sensitive() = default;
  explicit Sensitive(T value) : value_(std::move(value)) {}
  Sensitive(const Sensitive&) = delete;
  Sensitive& operator=(const Sensitive&) = delete;
  Sensitive(Sensitive&& other) noexcept : value_(std::move(other.value_)) { other.clear(); }
  Sensitive& operator=(Sensitive&& other) noexcept {
    clear();
    value_ = std::move(other.value_);
    other.clear();
    return *this;
  }
  ~Sensitive() { clear(); }

  const T& reveal() const { return value_; }
  Sensitive copy() const { return Sensitive(value_); }

 private:
  void clear() {
    if constexpr (requires {
                    value_.data();
                    value_.size();
                    value_.clear();
                  }) {
      wipe(value_.data(), value_.size() * sizeof(*value_.data()));
      value_.clear();
    } else if constexpr (requires {
                           value_.data();
                           value_.size();
                         }) {
      wipe(value_.data(), value_.size() * sizeof(*value_.data()));
    }
  }
  T value_{};
};

}  // namespace sekimori
