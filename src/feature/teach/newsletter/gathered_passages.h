// Published words from several houses (the hub's forum, the consultation desk) as one.
//
//   GatheredPassages all;
//   all.add(std::make_unique<...>());
//
// Each knows its own numbers; whoever does not know one says not_found, and the next is asked.
#pragma once

#include <iterator>
#include <memory>

#include "model/ports/published_passages.h"

namespace sekimori::teach {

class GatheredPassages final : public model::PublishedPassages {
 public:
  void add(std::unique_ptr<model::PublishedPassages> more) { houses_.push_back(std::move(more)); }
  Result<model::PublishedPassage> passage(std::string_view number) override {
    for (const auto& house : houses_)
      if (auto found = house->passage(number); found || found.error().code != ErrorCode::not_found) return found;
    return error(ErrorCode::not_found, "no published passage {} in sight", number);
  }
  Result<std::vector<model::PublishedPassage>> all() override {
    std::vector<model::PublishedPassage> out;
    for (const auto& house : houses_) std::ranges::move(TRY(house->all()), std::back_inserter(out));
    return out;
  }

 private:
  std::vector<std::unique_ptr<model::PublishedPassages>> houses_;
};

}  // namespace sekimori::teach
