import { useEffect, useState } from "preact/hooks";
import { useData } from "../use-data.ts";
import { Card } from "./card.tsx";
import { Failure } from "./failure.tsx";

/** Shows a PDF in the browser's own viewer, with a button to download it. */
export function PdfView({ address }: { address: string }) {
  const { data: file, error } = useData(address, () => read(address), ["agreement", "clock"]);
  const url = useObjectUrl(file);
  return (
    <Card
      title="PDF"
      aside={
        url !== undefined && (
          <a class="button small" href={url} download="invoice.pdf">
            Download
          </a>
        )
      }
    >
      <Failure text={error} />
      {url !== undefined && <iframe class="pdf" src={url} title="The PDF" />}
    </Card>
  );
}

async function read(address: string): Promise<Blob> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`There is no PDF (yet): the emulator answered ${answer.status}.`);
  return answer.blob();
}

function useObjectUrl(file: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (file === undefined) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
