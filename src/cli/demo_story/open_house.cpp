#include "cli/demo_story/open_house.h"

#include <chrono>
#include <thread>

#include "node/demo_clock.h"
#include "node/node.h"
#include "node/service.h"

namespace sekimori::cli::demo_story {
namespace {

// One house's node and the server before it; ended in the reverse order.
class OpenFirm {
 public:
  OpenFirm(Surroundings& at, Path data)
      : at_(at), data_(std::move(data)), trace_(at.clock, [&at](std::string_view line) { at.note(line); }, TraceLevel::error) {}

  Result<void> open(std::string_view host) {
    clock_ = TRY(node::demo_clock(at_.files, data_, at_.clock));
    node::NodeSettings settings;
    settings.data = data_;
    settings.how = node::OpenData::must_exist;
    node_ = TRY(node::Node::open(settings, {clock_ ? *clock_ : at_.clock, at_.random, at_.files, at_.processes, &trace_}));
    node::ServiceSettings service;
    service.server.address = fmt::format("{}:8740", host);
    auto started = node::Service::start(*node_, trace_, service);
    if (!started) {
      service.server.address = fmt::format("{}:0", host);
      started = node::Service::start(*node_, trace_, service);
    }
    service_ = TRY(std::move(started));
    return {};
  }
  std::string origin() const { return service_->origin(); }

 private:
  Surroundings& at_;
  Path data_;
  Trace trace_;
  std::unique_ptr<Clock> clock_;
  std::unique_ptr<node::Node> node_;
  std::unique_ptr<node::Service> service_;
};

}  // namespace

Result<void> open_house(Surroundings& at, StoryTable& table, const std::vector<OpenNode>& nodes) {
  const bool ja = at.language == Language::ja;
  std::vector<std::unique_ptr<OpenFirm>> firms;
  for (const OpenNode& node : nodes) {
    auto& firm = firms.emplace_back(std::make_unique<OpenFirm>(at, node.data));
    TRY(firm->open(fmt::format("127.0.0.{}", firms.size())));
  }
  for (std::size_t at_firm = 0; at_firm < firms.size(); ++at_firm) {
    const std::string& letter = nodes[at_firm].letter;
    table.line(ja ? fmt::format("{}: 画面は {}/", letter, firms[at_firm]->origin())
                  : fmt::format("{}: on the screen at {}/", letter, firms[at_firm]->origin()));
  }
  table.line(ja ? "上のログインで入れます。Ctrl-C で終わります。" : "Log in as above. Ctrl-C ends it.");
  while (!interrupted()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  return {};
}

}  // namespace sekimori::cli::demo_story
