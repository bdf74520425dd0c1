// A consultation desk of another house as a firm speaks to it: a question out, and with its code what was said and how far it is.
//
//   TRY(line.ask(bytes, code));
//   const Json told = TRY(line.follow(code));         // {"state": "answered", "received_at": ..., "words": [{"side", "at", "text"}]}
//   TRY(line.add(code, "三月末に退職しました。"));
//   TRY(line.forget(code));                            // {"forget": "done"}, or "kept" while something obliges the desk
//
// Answered by net/desk_line_client.h over HTTPS; docs/format/desk-question.md. unreachable: no answer, or one that is no desk's; not_found:
// no question has this code; else what the desk says, under its own code.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "base/sensitive.h"

namespace sekimori::model {

class DeskLine {
 public:
  virtual ~DeskLine() = default;
  // `question` goes out to the byte. {"state", "received_at"}
  virtual Result<Json> ask(const std::string& question, const Sensitive<std::string>& code) = 0;
  virtual Result<Json> follow(const Sensitive<std::string>& code) = 0;
  virtual Result<Json> add(const Sensitive<std::string>& code, std::string_view text) = 0;  // as follow
  // That the asker wants all of it erased. Without words.
  virtual Result<Json> forget(const Sensitive<std::string>& code) = 0;
};

using OpenDeskLine = std::function<Result<std::unique_ptr<DeskLine>>(const std::string& address)>;

}  // namespace sekimori::model
