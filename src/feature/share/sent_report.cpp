#include "feature/share/sent_report.h"

#include "model/names.h"

namespace sekimori::share {

bool SentReport::settled() const { return state == "released" || state == "recalled" || state == "merged" || state == "closed"; }

Json to_json(const SentReport& report) {
  return Json::object({{"number", report.number},
                       {"hub", report.hub},
                       {"remote", report.remote},
                       {"about", report.about},
                       {"kind", report.kind},
                       {"title", report.title},
                       {"sha256", report.sha256},
                       {"sent_at", report.sent_at.to_rfc3339()},
                       {"by", report.by},
                       {"state", report.state},
                       {"draft", report.draft},
                       {"k", report.k},
                       {"consented", report.consented},
                       {"consented_at", report.consented_at ? Json(report.consented_at->to_rfc3339()) : Json()},
                       {"share", report.share}});
}

Result<SentReport> sent_report_from_json(const Json& json) {
  SentReport out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "hub", out.hub));
  TRY(model::read_text(json, "remote", out.remote));
  TRY(model::read_text(json, "about", out.about));
  TRY(model::read_text(json, "kind", out.kind));
  TRY(model::read_text(json, "title", out.title));
  TRY(model::read_text(json, "sha256", out.sha256));
  TRY(model::read_instant(json, "sent_at", out.sent_at));
  TRY(model::read_text(json, "by", out.by));
  TRY(model::read_text(json, "state", out.state));
  TRY(model::read_text(json, "draft", out.draft));
  out.k = json["k"].integer_or(0);
  TRY(model::read_text(json, "consented", out.consented));
  if (json["consented_at"].is_string()) out.consented_at = TRY(Instant::parse(json["consented_at"].text()));
  TRY(model::read_text(json, "share", out.share));
  return out;
}

}  // namespace sekimori::share
