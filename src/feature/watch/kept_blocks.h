// The answer to model/ports/source_blocks.h: what the consumer has entered of every block it read.
#pragma once

#include "feature/watch/source_book.h"
#include "model/ports/source_blocks.h"

namespace sekimori::watch {

class KeptBlocks final : public model::SourceBlocks {
 public:
  KeptBlocks(sql::Database& database, SourceBook& sources, Zone zone) : database_(database), sources_(sources), zone_(std::move(zone)) {}
  Result<std::vector<model::SourceStanding>> sources() override;
  Result<std::optional<model::SourceStanding>> find_source(std::string_view id_or_name) override;
  Result<std::vector<model::KeptBlock>> blocks(std::string_view source_id, std::optional<Instant> first,
                                               std::optional<Instant> last) override;
  Result<std::optional<model::KeptBlock>> find_block(std::string_view sha256) override;

 private:
  sql::Database& database_;
  SourceBook& sources_;
  Zone zone_;
};

}  // namespace sekimori::watch
