// A desk's page for whoever asks without an account, as a firm's node speaks to it: JSON over HTTPS, the code in a header.
//
//   auto line = TRY(DeskLineClient::open("https://desk.example"));
//   const Json told = TRY(line->follow(code));
//
// docs/format/desk-question.md. Answers are bounded, redirects are not followed, and an address at which no desk answers is told apart from
// a desk that knows no such code: the one is unreachable, the other not_found. Any thread.
#pragma once

#include "model/ports/desk_line.h"
#include "net/http_client.h"

namespace sekimori::net {

class DeskLineClient final : public model::DeskLine {
 public:
  // invalid_input: no https:// address (http:// for this machine alone). `authorities`: PEM file; empty: the system's.
  static Result<std::unique_ptr<model::DeskLine>> open(std::string address, Path authorities = {});
  Result<Json> ask(const std::string& question, const Sensitive<std::string>& code) override;
  Result<Json> follow(const Sensitive<std::string>& code) override;
  Result<Json> add(const Sensitive<std::string>& code, std::string_view text) override;
  Result<Json> forget(const Sensitive<std::string>& code) override;

 private:
  DeskLineClient(std::string address, Path authorities);
  Result<Json> post(std::string_view path, const std::string& body, const Sensitive<std::string>& code) const;

  std::string address_;
  HttpClient client_;
};

}  // namespace sekimori::net
