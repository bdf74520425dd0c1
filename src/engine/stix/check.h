// Is an object as STIX 2.1 says?
//
//   for (const Problem& problem : check_object(object)) print(problem.pointer, problem.what.message);
//   Checked all = check_text(text);                       // a bundle, an envelope, a list of objects, or one object
//
// What the standard says one must is an error, or tolerated where others do it all the same and nothing is lost by taking it: no `modified`
// beside `created`, an id in capitals, none of several properties of which one is wanted. What it says one should, and what an object of
// another house adds under names of its own, is a note. An object of STIX 2.0 is asked for its head alone (types of both share their names,
// not all of their properties). At most 50 problems an object are told. Nothing is changed, and nothing outside the text is asked.
#pragma once

#include <vector>

#include "engine/stix/json_view.h"
#include "engine/stix/object.h"

namespace sekimori::stix {

enum class Severity : unsigned char { error, tolerated, note };
std::string_view identifier_of(Severity severity);

struct Problem {
  Severity severity = Severity::error;
  std::string pointer;  // JSON pointer within the object; empty: the object itself
  Error what;
};

std::vector<Problem> check_object(JsonView object);
// The first error; nothing when there is none, whatever is tolerated. For whoever takes or refuses, and wants no list.
std::optional<Problem> first_error(JsonView object);

struct CheckedObject {
  std::string id;  // as it stands there; empty: none
  std::string type;
  std::vector<Problem> problems;
  bool is_valid() const;  // nothing but notes
};

struct Checked {
  std::vector<CheckedObject> objects;
  std::vector<Problem> problems;  // of what is around them: a bundle's own id, ids that stand twice, references in a circle
};

// invalid_input when it is no JSON or holds no objects.
Result<Checked> check_text(std::string_view text);

}  // namespace sekimori::stix
