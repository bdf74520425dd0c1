// The words of a notification, from content/notices.
//
//   NoticeText text = TRY(notice_text("alert", Language::ja, {{"score", "85"}, ...}));
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"

namespace sekimori::node {

struct NoticeText {
  std::string subject;
  std::string text;
};

// not_found for a kind without a file. A value that is not given stays empty; line ends in values become blanks, except in "lines".
Result<NoticeText> notice_text(std::string_view kind, Language language, const std::vector<std::pair<std::string, std::string>>& values);

}  // namespace sekimori::node
