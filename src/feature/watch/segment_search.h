// The answer to model/ports/event_search.h: events of the segments that the consumer has committed.
#pragma once

#include "base/files.h"
#include "model/ports/event_search.h"
#include "store/events/predicate.h"
#include "store/sql/database.h"

namespace sekimori::watch {

class SegmentSearch final : public model::EventSearch {
 public:
  // `folder` is where the segments lie. All must outlive it.
  SegmentSearch(sql::Database& database, Files& files, Path folder) : database_(database), files_(files), folder_(std::move(folder)) {}
  Result<std::uint64_t> each(const model::EventQuestion& question, const std::function<Result<void>(const model::Event&)>& sink) override;
  Result<std::vector<model::Event>> find(const std::vector<model::EventPointer>& pointers) override;

 private:
  Result<void> scan_between(Instant first, Instant last, std::string_view source, const events::Predicate& predicate,
                            const std::function<Result<void>(model::Event&&)>& sink);
  sql::Database& database_;
  Files& files_;
  Path folder_;
};

}  // namespace sekimori::watch
