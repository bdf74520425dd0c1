// Names of people inside other text: a path holds its owner's account, a mail its sender's address, a document somebody's name.
//
//   const PeopleMask mask(TRY(people.all()));
//   mask.apply("C:\\Users\\tanaka\\plan.dxf", [](const model::KnownPerson&) { return "P-7K3D"; });   // "C:\Users\P-7K3D\plan.dxf"
//
// Found are accounts and staff numbers that stand as words, capital and small letters alike; names in Japanese writing anywhere, with
// or without the blank between family and given name; and, below a folder of home folders, whatever name stands there. Any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/ports/person_directory.h"

namespace sekimori::watch {

class PeopleMask {
 public:
  // What stands in place of a person: a pseudonym; empty leaves the name as it is.
  using Instead = std::function<Result<std::string>(const model::KnownPerson&)>;

  explicit PeopleMask(std::vector<model::KnownPerson> people);

  // Cost: one look-up per word of the text. The first error of `instead`.
  Result<std::string> apply(std::string_view text, const Instead& instead) const;

  // Somebody who is not registered: his account where it stands as a word.
  static std::string apply(std::string_view text, std::string_view account, std::string_view instead);

 private:
  struct Name {
    std::string text;  // small letters
    std::size_t person;
  };
  void add(std::string_view name, std::size_t person);

  std::vector<model::KnownPerson> people_;
  std::unordered_map<std::string, std::vector<Name>> names_;  // by their first two bytes; the longest first
};

// What stands for the owner of a home folder who is not registered.
inline constexpr std::string_view unknown_owner = "(owner)";

}  // namespace sekimori::watch
