// rooms: base model engine/link
// Any lines as those of a journal: no crash, refusals leave the campaigns whole.
#include "engine/link/link_journal.h"

using namespace sekimori;
using namespace sekimori::link;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  Linker linker{StopLists()};
  for (std::uint64_t number = 0; !text.empty() && number < 60; ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    (void)play_line(linker, text.substr(0, end), number);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  size_t reports = 0;
  for (const Uuid& id : linker.campaigns()) {
    const auto view = linker.campaign(id);
    SEKIMORI_CHECK(view.has_value() && !view->reports.empty());
    reports += view->reports.size();
  }
  SEKIMORI_CHECK(reports == linker.reports());
  return 0;
}
