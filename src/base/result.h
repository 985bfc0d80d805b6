// The world may refuse: such a function returns Result<T>. A caller broke a promise: assert. There is no
// third way.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

#include "base/fault.h"

namespace attune {

// `where` is a literal that names the place, for the list on the About page. It never holds what a person
// wrote.
struct Error {
  Fault fault;
  const char* where = "";
  friend bool operator==(const Error& a, const Error& b) { return a.fault == b.fault; }
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : held_(std::in_place_index<1>, error) {}
  Result(Fault fault, const char* where = "") : held_(std::in_place_index<1>, Error{fault, where}) {}

  bool ok() const { return held_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { assert(ok()); return *std::get_if<0>(&held_); }
  const T& value() const& { assert(ok()); return *std::get_if<0>(&held_); }
  T&& value() && { assert(ok()); return std::move(*std::get_if<0>(&held_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }

  const Error& error() const { assert(!ok()); return *std::get_if<1>(&held_); }
  Fault fault() const { return error().fault; }

 private:
  std::variant<T, Error> held_;
};

using Status = Result<std::monostate>;
inline Status done() { return std::monostate{}; }

}  // namespace attune
