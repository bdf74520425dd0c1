// A hub's API as a member uses it, over HTTPS with a token.
//
//   auto desk = TRY(HubDeskClient::open({.address = "https://hub.example", .token = ...}));
//   const Json made = TRY(desk->report(draft));
//
// A trial ends after 15 seconds, everything else after 60. Only what is asked for by name is believed; answers are bounded, redirects are
// not followed. What the hub refuses comes back under the code of its problem document with its words. Any thread.
#pragma once

#include "model/ports/hub_desk.h"
#include "net/http_client.h"

namespace sekimori::net {

class HubDeskClient final : public model::HubDesk {
 public:
  // invalid_input: no https:// address (http:// for this machine alone). `authorities`: PEM file, before those of `access`; empty: these,
  // or the system's.
  static Result<std::unique_ptr<model::HubDesk>> open(model::HubAccess access, Path authorities = {});
  Result<model::HubTrial> try_out(const std::string& member) override;
  Result<Json> report(const model::HubReportDraft& draft) override;
  Result<Json> show(const std::string& report) override;
  Result<std::string> draft(const std::string& report) override;
  Result<Json> consent(const std::string& report, const std::string& sha256, const std::string& until, const std::string& note) override;
  Result<Json> withdraw(const std::string& report, const std::string& reason) override;
  // How far a report may go at most; `widest` empty: what stands inside binds again. The report as the hub shows it.
  static Result<Json> say_label(model::HubAccess access, Path authorities, const std::string& report, const std::string& widest,
                                const std::string& reason);
  Result<Json> answer(const std::string& share, const Json& sighting) override;
  Result<std::vector<model::HubCollection>> collections() override;

 private:
  HubDeskClient(model::HubAccess access, Path authorities);
  Result<HttpAnswer> ask(std::string method, const std::string& path, const Json& body = Json(),
                         std::string_view accept = "application/json", const std::string& key = {}) const;
  HttpQuestion question_of(std::string method, const std::string& path, std::string_view accept) const;
  Result<Json> ask_json(std::string method, const std::string& path, const Json& body = Json()) const;

  model::HubAccess access_;
  HttpClient client_, trial_;
};

}  // namespace sekimori::net
