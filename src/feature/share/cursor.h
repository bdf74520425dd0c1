// Where a reader goes on: a place in a collection, signed, so that nothing has to be remembered and nobody can make one up.
//
//   Cursors cursors({key});
//   std::string next = cursors.make(asked, selection.next);             // asked: the collection and what was looked for in it
//   objects::Sequence from = TRY(cursors.read(asked, next));            // usage: not one of ours, or of another question
//
// A place is all that it says: filters and rights are asked anew each time. docs/format/objects.md has the bytes.
#pragma once

#include "base/sensitive.h"
#include "store/objects/object_log.h"

namespace sekimori::share {

class Cursors {
 public:
  // `keys`: 32 bytes each; the first signs, all are believed.
  explicit Cursors(const std::vector<Sensitive<Bytes>>& keys);
  std::string make(std::string_view asked, objects::Sequence place) const;
  Result<objects::Sequence> read(std::string_view asked, std::string_view text) const;

 private:
  std::vector<Sensitive<Bytes>> keys_;
};

}  // namespace sekimori::share
