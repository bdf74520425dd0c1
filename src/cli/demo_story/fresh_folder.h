// Where a demo lies: the folder of --data, made and empty, or a temporary one that goes with this object.
//
//   const FreshFolder folder = TRY(FreshFolder::of(at, arguments, "sekimori-demo"));
#pragma once

#include <optional>

#include "cli/verb.h"

namespace sekimori::cli::demo_story {

class FreshFolder {
 public:
  // conflict: it is not empty.
  static Result<FreshFolder> of(Surroundings& at, const Arguments& arguments, std::string_view temporary_name);
  const Path& root() const { return root_; }
  bool stays() const { return !temporary_; }

 private:
  std::optional<TemporaryDirectory> temporary_;
  Path root_;
};

}  // namespace sekimori::cli::demo_story
