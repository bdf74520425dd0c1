#include "web/archive_feed.h"

#include "web/feed.h"

namespace sekimori::web {
namespace {

class ArchiveFeed final : public Feed {
 public:
  ArchiveFeed(seal::BagArchive archive, std::string bag, Trace& trace)
      : archive_(std::move(archive)), bag_(std::move(bag)), trace_(trace) {}
  std::optional<std::string> take() override {
    const auto piece = archive_.next();
    if (!piece) trace_.write(TraceLevel::error, "bag.cut_off", {{"bag", bag_}, {"error", piece.error().message}});
    if (!piece || piece->empty()) return std::nullopt;
    return std::string(as_text(*piece));
  }

 private:
  seal::BagArchive archive_;
  std::string bag_;
  Trace& trace_;
};

}  // namespace

Response archive_response(seal::BagArchive archive, std::string bag, std::string_view file_name, Trace& trace) {
  Response response = text_response(200, "", "application/zip");
  response.headers.emplace_back("Content-Length", std::to_string(archive.size()));
  response.headers.emplace_back("Content-Disposition", attachment(file_name));
  response.feed = std::make_shared<ArchiveFeed>(std::move(archive), std::move(bag), trace);
  return response;
}

}  // namespace sekimori::web
