// Identifiers: UUID version 7 (RFC 9562 section 5.7), lower case with hyphens.
//
//   Uuid id = Uuid::make(clock, random);
//   id.to_string();                              // "019b8c1e-....-7...-....-............"
//
// StrongId<Tag> keeps a secret's id from being handed where a person's is wanted:
//   using SecretId = StrongId<struct SecretTag>;
#pragma once

#include <array>
#include <compare>
#include <functional>
#include <string>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/random.h"

namespace sekimori {

struct Uuid {
  std::array<Byte, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;
  // Milliseconds of the clock, then 74 random bits; ids made in one millisecond have no order among themselves.
  static Uuid make(Clock& clock, Random& random);
  static Result<Uuid> parse(std::string_view text);  // 8-4-4-4-12 hexadecimal, either case
  std::string to_string() const;
};

template <class Tag>
struct StrongId {
  Uuid uuid;

  auto operator<=>(const StrongId&) const = default;
  static StrongId make(Clock& clock, Random& random) { return {Uuid::make(clock, random)}; }
  static Result<StrongId> parse(std::string_view text) { return StrongId{TRY(Uuid::parse(text))}; }
  std::string to_string() const { return uuid.to_string(); }
};

}  // namespace sekimori

template <>
struct std::hash<sekimori::Uuid> {
  size_t operator()(const sekimori::Uuid& id) const noexcept;
};
template <class Tag>
struct std::hash<sekimori::StrongId<Tag>> {
  size_t operator()(const sekimori::StrongId<Tag>& id) const noexcept { return std::hash<sekimori::Uuid>()(id.uuid); }
};
