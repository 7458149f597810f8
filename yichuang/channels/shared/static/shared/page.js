// What every page may use. Each part is an enhancement: without it the same form does the same thing.
import { Button, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, Radios, SkipLink, Tabs, createAll } from "../yichuang/govuk.js";
import { watchCameras } from "./camera.js";
import { watchCardReaders } from "./card_reader.js";
import { keepDrafts } from "./draft.js";
import { submitOnce } from "./once.js";
import { watchPrint } from "./print.js";

for (const part of [Button, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, Radios, SkipLink, Tabs]) createAll(part);
watchCameras(document);
watchCardReaders(document);
keepDrafts(document);
submitOnce(document);
watchPrint(document);
